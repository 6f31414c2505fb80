package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.ResourceFact;
import homework.otus.mysql.planner.rules.ReportRunning;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Says once that the instance runs. */
class ReportRunningTest {
    private static final Rule RULE = new ReportRunning();

    @Test
    void saysThatAVolumeWasCreated() {
        String message = "mysql-instance created without restore-job";
        ask(RULE, unreported(Worlds.running()))
                .does(new Action.Report(message, List.of("mysql created with created backup-pv", message)));
    }

    @Test
    void saysThatItWasRestored() {
        ClusterSnapshot again = Worlds.arrive(Worlds.recreated(Worlds.arrive(Worlds.deleted(Worlds.running()))));
        String message = "mysql-instance created with restore-job";
        ask(RULE, unreported(again))
                .does(new Action.Report(
                        message, List.of("mysql created without created backup-pv, backup-pv exist", message)));
    }

    @Test
    void isDoneAfterwards() {
        ask(RULE, Worlds.running()).isDone();
    }

    @Test
    void saysItAgainForAnotherGeneration() {
        ClusterSnapshot edited = Worlds.withResource(Worlds.running(), resource -> resource.generation(2));
        String message = "mysql-instance created without restore-job";
        ask(RULE, edited).does(new Action.Report(message, List.of("mysql created with created backup-pv", message)));
    }

    @Test
    void doesNotFireOnADeletedResource() {
        ask(RULE, Worlds.deleted(Worlds.running())).doesNotFire();
    }

    private static ClusterSnapshot unreported(ClusterSnapshot snapshot) {
        return Worlds.withResource(snapshot, resource -> resource.reported(Optional.empty()));
    }

    @Test
    void aChangeThatWasToldStaysTheLastMessage() {
        long generation = Worlds.running().resource().generation();
        ask(RULE, reported(generation, "Change image from a to b")).isDone();
        String message = "mysql-instance created without restore-job";
        ask(RULE, reported(generation - 1, "Change image from a to b"))
                .does(new Action.Report(message, List.of("mysql created with created backup-pv", message)));
    }

    private static ClusterSnapshot reported(long generation, String message) {
        return Worlds.withResource(
                Worlds.running(), resource -> resource.reported(new ResourceFact.Reported(generation, message)));
    }
}

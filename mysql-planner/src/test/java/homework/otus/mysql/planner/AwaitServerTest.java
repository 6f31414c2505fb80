package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.Reason;
import homework.otus.mysql.planner.rules.AwaitServer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nothing is asked of a server that does not answer yet. */
class AwaitServerTest {
    private static final Rule RULE = new AwaitServer();

    @Test
    void waitsForTheServer() {
        ask(RULE, Edits.withPods(Worlds.running(), List.of())).awaits(new Condition.ServerAccepts());
    }

    @Test
    void waitsForTheServerOfAFinalBackup() {
        ask(RULE, Edits.withPods(Worlds.deleted(Worlds.running()), List.of())).awaits(new Condition.ServerAccepts());
    }

    @Test
    void doesNotTakeATerminatingPodForAServer() {
        PodFact going = PodFact.builder()
                .from(Worlds.running().pods().get(0))
                .terminating(true)
                .build();
        ask(RULE, Edits.withPods(Worlds.running(), List.of(going))).awaits(new Condition.ServerAccepts());
    }

    @Test
    void doesNotTakeAPodWithoutAddressForAServer() {
        PodFact pod = PodFact.builder()
                .from(Worlds.running().pods().get(0))
                .address(Optional.empty())
                .build();
        ask(RULE, Edits.withPods(Worlds.running(), List.of(pod))).awaits(new Condition.ServerAccepts());
    }

    @Test
    void tellsWhatIsWrongWithWhichPod() {
        PodFact stuck = PodFact.builder()
                .name("pod-1")
                .ready(false)
                .trouble("image cannot be pulled")
                .build();
        ClusterSnapshot now = Edits.withPods(Worlds.running(), List.of(stuck));
        assertThat(Worlds.plan(now).steps().get(0).reason())
                .isEqualTo(Reason.of("image cannot be pulled", "pods=[pod-1]"));
    }

    @Test
    void doesNotFireWhenItAnswers() {
        ask(RULE, Worlds.running()).doesNotFireBecause("the server accepts connections");
    }

    @Test
    void doesNotFireWhenNobodyNeedsIt() {
        ClusterSnapshot saved = Worlds.withResource(
                Worlds.deleted(Worlds.running()), resource -> resource.skipFinalBackup(Worlds.FIRST_LIFE.value()));
        ask(RULE, Edits.withPods(saved, List.of()))
                .doesNotFireBecause("no server is needed: the final backup is given up by annotation");
    }
}

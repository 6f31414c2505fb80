package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Block;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Reason;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.model.Uid;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanTextTest {
    @Test
    void nothingToDo() {
        assertThat(PlanText.of(plan().build())).isEqualTo("default/mysql-instance: nothing to do\n");
    }

    @Test
    void cannotGoOn() {
        assertThat(PlanText.of(plan().block(new Block("NotOurs", "remove it")).build()))
                .isEqualTo("default/mysql-instance: cannot go on\n  ! blocked (NotOurs): remove it\n");
    }

    @Test
    void namesWhatIsChanged() {
        Plan.Builder changing = plan().addSteps(step(
                        new Action.RecordApplied(
                                new Uid("c"),
                                Worlds.SPEC,
                                List.of("Change image from a to b", "Change name db from c to d")),
                        "it is wanted"))
                .addSteps(
                        step(new Action.PromotePassword(new Uid("s"), 1, List.of(Changes.PASSWORD)), "it is changed"));
        assertThat(PlanText.of(changing.build()))
                .startsWith("default/mysql-instance: change image, database, password\n");
    }

    @Test
    void columnsAreAligned() {
        Plan plan = plan().goal(Plan.Goal.DELETE)
                .addKept(new Plan.Kept(ObjectRole.BACKUP_VOLUME, Reason.of("holds 1 verified backup")))
                .addSteps(step(new Action.Delete(ObjectRole.SERVICE, new Uid("x")), "it is over"))
                .addSteps(step(new Action.Await(new Condition.Gone(ObjectRole.SERVICE)), "under way"))
                .build();
        assertThat(PlanText.of(plan)).isEqualTo("""
                        default/mysql-instance: delete
                          = keep backup volume  backup-mysql-instance-pv     holds 1 verified backup
                          - delete service      mysql-instance               it is over
                          ~ await               service mysql-instance gone  under way
                        """);
    }

    @Test
    void noLineEndsWithABlank() {
        assertThat(PlanText.of(Worlds.plan(Worlds.deleted(Worlds.running()))).lines())
                .noneMatch(line -> line.endsWith(" "));
    }

    @Test
    void aHeadlineTellsWhatIsRestored() {
        assertThat(PlanText.of(Worlds.plan(Worlds.recreated(Worlds.arrive(Worlds.deleted(Worlds.running()))))))
                .startsWith("default/mysql-instance: bring up, restore from backup of 2020-08-11T12:00:00Z\n");
    }

    @Test
    void aStepWithoutItsReason() {
        Step step = step(new Action.OpenData(new Uid("x"), Opening.FRESH), "there is no backup to restore");
        assertThat(PlanText.of(step, Worlds.INSTANCE)).isEqualTo("open data on data claim mysql-instance-pvc");
    }

    @Test
    void aStepWithoutAnObject() {
        assertThat(PlanText.of(step(new Action.RemoveFinalizer(Optional.empty()), "done"), Worlds.INSTANCE))
                .isEqualTo("remove finalizer");
    }

    @Test
    void openingAndLettingGoAreToldApart() {
        Step step = step(new Action.OpenData(new Uid("x"), Opening.NEVER), "it is saved");
        assertThat(PlanText.of(step, Worlds.INSTANCE)).isEqualTo("let data go on data claim mysql-instance-pvc");
    }

    @Test
    void whatNoStoryTells() {
        assertThat(words(new Action.TakeUpData(new Uid("x"), Worlds.FIRST_LIFE)))
                .isEqualTo("take up data claim mysql-instance-pvc");
        assertThat(words(new Action.Adopt(ObjectRole.BACKUP_VOLUME, new Uid("x"))))
                .isEqualTo("adopt backup volume backup-mysql-instance-pv");
        assertThat(words(new Action.Await(new Condition.TimeReached(Worlds.NOON))))
                .isEqualTo("await time 2020-08-11T12:00:00Z");
        assertThat(words(new Action.Await(new Condition.NodeThere()))).isEqualTo("await a node that takes pods");
    }

    private static String words(Action action) {
        return PlanText.of(step(action, "a reason"), Worlds.INSTANCE);
    }

    private static Plan.Builder plan() {
        return Plan.builder()
                .instance(Worlds.INSTANCE)
                .goal(Plan.Goal.RUN)
                .steps(List.of())
                .kept(List.of());
    }

    private static Step step(Action action, String reason) {
        return new Step(action, "A rule", Reason.of(reason));
    }
}

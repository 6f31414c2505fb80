package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.planner.rules.RemoveServer;
import org.junit.jupiter.api.Test;

/** The door first, then the server, when nothing is left to save. */
class RemoveServerTest {
    private static final Rule RULE = new RemoveServer(ObjectRole.WORKLOAD);

    @Test
    void removesIt() {
        ask(RULE, saved()).deletes(ObjectRole.WORKLOAD);
    }

    @Test
    void waitsForThePods() {
        ask(RULE, Edits.without(saved(), ObjectRole.WORKLOAD)).awaits(new Condition.PodsGone());
    }

    @Test
    void closesTheDoor() {
        ask(new RemoveServer(ObjectRole.SERVICE), givenUp()).deletes(ObjectRole.SERVICE);
    }

    @Test
    void namesTheBackupThatAllowsIt() {
        BackupRecord backup = saved().catalogue().orElseThrow().backups().get(0);
        ask(RULE, saved()).uses("deletionRequested=true", "finalBackup=" + backup.id());
        ask(new RemoveServer(ObjectRole.SERVICE), givenUp()).uses("skipFinalBackup=life-1");
    }

    @Test
    void doesNotFireBeforeTheBackup() {
        ask(RULE, Worlds.deleted(Worlds.running())).doesNotFireBecause("the final backup is still to be taken");
    }

    @Test
    void doesNotFireOnARunningInstance() {
        ask(RULE, Worlds.running()).doesNotFireBecause("the resource is not deleted");
    }

    @Test
    void isNotMovedByAnAnnotationForAnotherLife() {
        ClusterSnapshot now = Worlds.withResource(
                Worlds.deleted(Worlds.running()), resource -> resource.skipFinalBackup(Worlds.SECOND_LIFE.value()));
        ask(RULE, now).doesNotFire();
    }

    private static ClusterSnapshot saved() {
        return Worlds.walk(
                Worlds.deleted(Worlds.running()),
                action -> action instanceof Action.Delete delete && delete.role() == ObjectRole.WORKLOAD);
    }

    private static ClusterSnapshot givenUp() {
        return Worlds.withResource(
                Worlds.deleted(Worlds.running()), resource -> resource.skipFinalBackup(Worlds.FIRST_LIFE.value()));
    }
}

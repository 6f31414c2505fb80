package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.planner.rules.BlockOnLostVolume;
import org.junit.jupiter.api.Test;

/** Invariant I11: what was on a lost volume is not guessed. */
class BlockOnLostVolumeTest {
    private static final Rule RULE = new BlockOnLostVolume();

    @Test
    void blocksWhenTheVolumeIsGone() {
        ask(RULE, Edits.without(Worlds.running(), ObjectRole.DATA_VOLUME))
                .blocks("VolumeLost", "mysql-instance-pv", "mysql-instance-pvc");
    }

    @Test
    void blocksOnALostBackupVolumeToo() {
        ask(RULE, Edits.without(Worlds.running(), ObjectRole.BACKUP_VOLUME))
                .blocks("VolumeLost", "backup-mysql-instance-pv");
    }

    @Test
    void tellsADeletionItsWayOut() {
        ask(RULE, Edits.without(Worlds.deleted(Worlds.running()), ObjectRole.DATA_VOLUME))
                .blocks("VolumeLost", "otus.homework/skip-final-backup: life-1");
    }

    @Test
    void doesNotFireWhenNoServerIsWanted() {
        ClusterSnapshot givenUp =
                Worlds.withResource(Worlds.deleted(Worlds.running()), resource -> resource.skipFinalBackup("life-1"));
        ask(RULE, Edits.without(givenUp, ObjectRole.DATA_VOLUME)).doesNotFire();
    }

    @Test
    void doesNotFireWhenBothAreThere() {
        ask(RULE, Worlds.running()).doesNotFire();
    }

    @Test
    void doesNotFireWhenBothAreGone() {
        ask(RULE, Edits.without(Edits.without(Worlds.running(), ObjectRole.DATA_VOLUME), ObjectRole.DATA_CLAIM))
                .doesNotFire();
    }
}

package homework.otus.mysql.planner;

import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.CatalogueFact;
import homework.otus.mysql.model.DeletionPolicy;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Storage;
import java.util.Optional;

/** What becomes of the data of a deleted resource, in words. */
public final class Fate {
    private Fate() {}

    /** Why it may go, or stays. */
    public static String of(Situation situation) {
        if (situation.keepsData()) {
            return "deletionPolicy is Retain: " + kept(situation);
        }
        return asked(situation).orElse("no client ever saw what is in it");
    }

    /** The same, when all is done. */
    public static String atTheEnd(Situation situation) {
        if (situation.keepsData()) {
            return kept(situation) + " for the next "
                    + situation.snapshot().instance().name();
        }
        Optional<BackupRecord> saved = situation.finalBackup();
        return saved.isPresent()
                ? "its data is in backup " + saved.get().id()
                : asked(situation).orElse("without a final backup");
    }

    private static Optional<String> asked(Situation situation) {
        Optional<BackupRecord> saved = situation.finalBackup();
        if (saved.isPresent()) {
            return Optional.of("backup " + saved.get().id() + " holds its data");
        }
        if (situation.snapshot().resource().finalBackupGivenUp()) {
            return Optional.of("its final backup was given up by annotation: " + lost(situation));
        }
        return situation.snapshot().resource().deletionPolicy() == DeletionPolicy.DELETE
                ? Optional.of("deletionPolicy is Delete: " + lost(situation))
                : Optional.empty();
    }

    private static String kept(Situation situation) {
        String claim = situation.ours(Storage.DATA).isPresent()
                ? "claim " + situation.name(ObjectRole.DATA_CLAIM) + ", its volume"
                : "the data volume";
        return claim + ", the credentials and the backups stay";
    }

    /** What is lost is what is not in the backup that a new life would get. */
    private static String lost(Situation situation) {
        Optional<CatalogueFact> catalogue = situation.catalogue();
        if (catalogue.isEmpty()) {
            return "what is in no earlier backup is lost, and which backups there are is not known";
        }
        return catalogue
                .get()
                .latest()
                .map(backup -> "what is not in backup " + backup.id() + ", the last one, of " + backup.completedAt()
                        + ", is lost")
                .orElse("there is no backup, so all of its data is lost");
    }
}

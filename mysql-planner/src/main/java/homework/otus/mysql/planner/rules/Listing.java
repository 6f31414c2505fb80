package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.planner.BackupNames;
import homework.otus.mysql.planner.Backups;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/** What is to be done that every backup in the catalogue has a MySQLBackup that tells of it. */
final class Listing {
    static final String LISTED = "every backup in the catalogue has its MySQLBackup";

    private Listing() {}

    static Decision of(Situation situation) {
        Backups backups = new Backups(situation);
        for (BackupRecord record : backups.listed()) {
            Optional<BackupFact> there = backups.of(record.id());
            if (there.isPresent() && isSilent(there.get())) {
                return Decision.next(
                        new Action.EditBackup(new BackupEdit.Tell(
                                there.get().name(),
                                there.get().uid(),
                                Backups.succeeded(there.get(), record),
                                Optional.of(record))),
                        "it is complete and verified",
                        Facts.backup(record.id()),
                        Facts.uid(there.get().uid()));
            }
            String name = BackupNames.resource(record.id());
            boolean taken = situation.snapshot().backups().stream()
                    .anyMatch(backup -> backup.name().equals(name));
            if (there.isEmpty() && !taken) {
                return Decision.next(
                        new Action.EditBackup(new BackupEdit.Create(name, Optional.empty(), Optional.of(record.id()))),
                        "the catalogue holds it, and no MySQLBackup tells of it",
                        Facts.backup(record.id()));
            }
        }
        return Decision.pass(LISTED);
    }

    /** It does not tell of the backup yet, or said that there would be none. */
    private static boolean isSilent(BackupFact backup) {
        return backup.progress().phase() != BackupProgress.Phase.SUCCEEDED && !backup.terminating();
    }
}

package homework.otus.mysql.planner;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.planner.rules.ApplyRetention;
import homework.otus.mysql.planner.rules.RemoveDeletedBackup;
import java.util.Optional;

/** Rules about backups that are wrong in one way each, for {@link MutantsTest}. */
final class PlantedBackupFaults {
    private PlantedBackupFaults() {}

    /** Retention that takes the newest for the oldest. */
    static Rule deletesTheNewest() {
        return Roads.rule("Delete the newest", situation -> {
            Backups backups = new Backups(situation);
            Optional<BackupFact> newest = backups.latest()
                    .flatMap(record -> backups.of(record.id()))
                    .filter(backup -> backup.automatic() && !backup.terminating() && !situation.deleting());
            return newest.filter(backup -> situation.spec().backup().keepCount().isPresent())
                    .map(backup -> edit(new BackupEdit.Delete(backup.name(), backup.uid())))
                    .orElseGet(() -> new ApplyRetention().decide(situation));
        });
    }

    /** What somebody wanted is as good as listed without him. */
    static Rule forgetsUnasked() {
        return Roads.rule(
                "Forget a backup",
                situation -> situation
                        .catalogue()
                        .filter(catalogue -> !catalogue.backups().isEmpty())
                        .map(catalogue ->
                                forget(situation, catalogue.backups().get(0).id()))
                        .orElseGet(() -> new RemoveDeletedBackup().decide(situation)));
    }

    /** The user deleted it, whichever it is. */
    static Rule forgetsTheLast() {
        return Roads.rule("Forget the last backup", situation -> {
            Backups backups = new Backups(situation);
            return backups.deleted().stream()
                    .flatMap(backup -> backup.id().flatMap(backups::listed).stream())
                    .filter(record -> backups.isLastGood(record.id()))
                    .findFirst()
                    .map(record -> forget(situation, record.id()))
                    .orElseGet(() -> new RemoveDeletedBackup().decide(situation));
        });
    }

    /** The files can be removed at any time. */
    static Rule letsGoAtOnce() {
        return Roads.rule(
                "Let a backup go at once",
                situation -> new Backups(situation)
                        .deleted().stream()
                                .findFirst()
                                .map(backup -> edit(new BackupEdit.Release(backup.name(), backup.uid())))
                                .orElseGet(() -> new RemoveDeletedBackup().decide(situation)));
    }

    private static Decision edit(BackupEdit edit) {
        return Decision.next(new Action.EditBackup(edit), "somebody may want it");
    }

    private static Decision forget(Situation situation, BackupId backup) {
        return Decision.next(
                new Action.ForgetBackup(situation.catalogue().orElseThrow().uid(), backup), "nobody needs it");
    }
}

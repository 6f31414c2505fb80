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
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/**
 * Every backup in the catalogue has a MySQLBackup, those too that were taken for a deletion or before an upgrade: so
 * all of them are seen, named for a restore, removed by retention, and deleted in one way, also when the instance is gone.
 */
public final class ListBackup implements Rule {
    private static final String LISTED = "every backup in the catalogue has its MySQLBackup";

    @Override
    public String name() {
        return "List a backup";
    }

    @Override
    public Decision decide(Situation situation) {
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

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I5, Invariant.I6)
                .fires(
                        "the catalogue holds a backup without a MySQLBackup: one is made, and tells of it",
                        "the catalogue holds the backup of a MySQLBackup that says otherwise: it tells of it")
                .passes(LISTED);
    }
}

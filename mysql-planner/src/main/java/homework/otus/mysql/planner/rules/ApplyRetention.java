package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Retention;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;

/**
 * Deletes backups that are too many or too old: those that nobody asked for by name, and never the newest good one. Of those
 * that failed the newest three stay.
 */
public final class ApplyRetention implements Rule {
    private static final String NONE = "no backup is too old, or one too many";

    @Override
    public String name() {
        return "Apply retention";
    }

    @Override
    public Decision decide(Situation situation) {
        if (situation.deleting()) {
            return Decision.pass(Causes.DELETED);
        }
        Retention retention = new Retention(situation);
        return retention
                .spent()
                .map(backup -> Decision.next(
                        new Action.EditBackup(new BackupEdit.Delete(backup.name(), backup.uid())),
                        retention.words(backup),
                        backup.id().map(Facts::backup).orElse("backup=none"),
                        Facts.uid(backup.uid())))
                .orElseGet(() -> Decision.pass(NONE));
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I3, Invariant.I4)
                .fires(
                        "a backup that nobody asked for by name is too old, or one too many: its MySQLBackup is deleted",
                        "more than three MySQLBackups that nobody asked for by name failed: the oldest is deleted")
                .passes(Causes.DELETED, NONE);
    }
}

package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.planner.Backups;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;

/** In a terminating namespace no Job can remove files: the resources of backups go, and the files stay (invariant I12). */
public final class YieldBackupsToTerminatingNamespace implements Rule {
    private static final String NOT_TERMINATING = "the namespace is not terminating";
    private static final String NONE = "no MySQLBackup is held by us";

    @Override
    public String name() {
        return "Yield backups to a terminating namespace";
    }

    @Override
    public Decision decide(Situation situation) {
        if (!situation.snapshot().namespaceTerminating()) {
            return Decision.pass(NOT_TERMINATING);
        }
        return new Backups(situation)
                .deleted().stream()
                        .findFirst()
                        .map(backup -> Decision.next(
                                new Action.EditBackup(new BackupEdit.Release(backup.name(), backup.uid())),
                                "nothing can be made in a terminating namespace; the files stay",
                                "namespaceTerminating=true",
                                Facts.uid(backup.uid())))
                        .orElseGet(() -> Decision.pass(NONE));
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I12)
                .fires("the namespace is terminating, and a MySQLBackup in it has our finalizer: it is removed")
                .passes(NOT_TERMINATING, NONE);
    }
}

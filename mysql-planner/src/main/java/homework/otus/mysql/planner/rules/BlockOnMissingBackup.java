package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.RestoreWish;
import homework.otus.mysql.planner.Backups;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.List;

/** Data that is to come from a backup which cannot be found is not opened without it (invariant I2). */
public final class BlockOnMissingBackup implements Rule {
    /** The code of its block. */
    public static final String CODE = "BackupNotFound";

    private static final String NOT_NAMED = "spec.restore names no backup";
    private static final String FOUND = "the backup that spec.restore names is there";

    @Override
    public String name() {
        return "Block on a missing backup";
    }

    @Override
    public Decision decide(Situation situation) {
        if (situation.deleting()) {
            return Decision.pass(Causes.DELETED);
        }
        if (situation.opening().isOpen()) {
            return Decision.pass(Causes.OPEN);
        }
        if (!(situation.spec().restore() instanceof RestoreWish.Named named)) {
            return Decision.pass(NOT_NAMED);
        }
        Backups backups = new Backups(situation);
        if (backups.source().isPresent()) {
            return Decision.pass(FOUND);
        }
        List<BackupId> there = backups.listed().stream().map(BackupRecord::id).toList();
        return Decision.block(
                CODE,
                "spec.restore.backupName is " + named.backup() + ", and namespace "
                        + situation.snapshot().instance().namespace()
                        + " has no such finished backup; this instance has "
                        + (there.isEmpty() ? "none" : there)
                        + ". Name one of: kubectl get msb, or remove spec.restore to"
                        + " take the latest; nothing was restored, and no client is let in");
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I2, Invariant.I11)
                .fires("the data is not open, and spec.restore names a backup that cannot be found: blocked")
                .passes(Causes.DELETED, Causes.OPEN, NOT_NAMED, FOUND);
    }
}

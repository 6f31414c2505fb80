package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.ScheduleFact;
import homework.otus.mysql.planner.BackupNames;
import homework.otus.mysql.planner.Backups;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes a MySQLBackup when the schedule says so. Its name tells the time of the schedule, so a crash makes none twice;
 * then the time is noted. Of times that were missed only the last is caught up.
 */
public final class BeginScheduledBackup implements Rule {
    private static final String SUSPENDED = "scheduled backups are suspended";
    private static final String NOT_DUE = "no scheduled backup is due";

    @Override
    public String name() {
        return "Begin a scheduled backup";
    }

    @Override
    public Decision decide(Situation situation) {
        if (situation.deleting()) {
            return Decision.pass(Causes.DELETED);
        }
        if (situation.spec().backup().suspended()) {
            return Decision.pass(SUSPENDED);
        }
        Optional<Instant> due = situation.snapshot().schedule().flatMap(ScheduleFact::due);
        if (due.isEmpty()) {
            return Decision.pass(NOT_DUE);
        }
        if (situation.server().isEmpty() || !situation.opening().isOpen()) {
            return Decision.pass(Causes.NOT_UP);
        }
        Instant time = due.get();
        String name = BackupNames.scheduled(situation.snapshot().instance(), time);
        boolean begun = situation.snapshot().backups().stream()
                .anyMatch(backup ->
                        backup.scheduledFor().equals(due) || backup.name().equals(name));
        Optional<BackupFact> before = new Backups(situation).wanted().filter(BackupFact::automatic);
        return begun || before.isPresent()
                ? Decision.next(
                        new Action.RecordSchedule(time),
                        begun
                                ? "the backup of that time is begun"
                                : before.get().name() + " is not finished yet",
                        "due=" + time)
                : Decision.next(
                        new Action.EditBackup(new BackupEdit.Create(name, due, Optional.empty())),
                        "the schedule says so",
                        "schedule=" + situation.spec().backup().schedule().orElse("none"),
                        "due=" + time);
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I5, Invariant.I6)
                .fires(
                        "a time of the schedule has passed: a MySQLBackup is made for it, then the time is noted",
                        "the scheduled backup before is not finished: the time is noted, and left out")
                .passes(Causes.DELETED, SUSPENDED, NOT_DUE, Causes.NOT_UP);
    }
}

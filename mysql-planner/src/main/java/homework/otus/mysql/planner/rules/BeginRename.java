package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Renames;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import homework.otus.mysql.planner.SpecViolations;
import java.util.Optional;

/**
 * Notes, on the data claim, that the database is being given another name: from here on it is finished whatever
 * happens, see {@link FinishRename}. Nothing is renamed yet.
 */
public final class BeginRename implements Rule {
    private static final String SAME = "the database has the name that is wanted";
    private static final String INVALID = "a rename does not begin under an invalid spec";
    private static final String UNDER_WAY = "a rename is under way already";
    private static final String REFUSED = "the server refused this name, and its Job is still there to say why";

    @Override
    public String name() {
        return "Begin a rename of the database";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<ClaimFact> claim = situation.ours(Storage.DATA);
        if (situation.deleting()) {
            return Decision.pass(Causes.DELETED);
        }
        if (claim.isEmpty()) {
            return Decision.pass(Causes.NO_CLAIM);
        }
        if (!Renames.isWanted(situation)) {
            return Decision.pass(SAME);
        }
        if (claim.get().renamingTo().isPresent()) {
            return Decision.pass(UNDER_WAY);
        }
        boolean invalid = !SpecViolations.of(
                        situation.spec(), situation.snapshot().resource())
                .isEmpty();
        if (invalid) {
            return Decision.pass(INVALID);
        }
        return Renames.refusal(situation).isPresent() ? Decision.pass(REFUSED) : begin(situation, claim.get());
    }

    private static Decision begin(Situation situation, ClaimFact claim) {
        Optional<JobFact> backup =
                situation.snapshot().job(ObjectRole.BACKUP_JOB).filter(job -> job.state() instanceof JobState.Running);
        if (backup.isPresent()) {
            return Decision.await(
                    new Condition.JobFinished(ObjectRole.BACKUP_JOB),
                    "the database keeps its name while it is backed up",
                    Facts.job(backup.get()),
                    Facts.uid(backup.get().uid()));
        }
        String to = situation.spec().database();
        return Decision.next(
                new Action.MarkRenaming(claim.uid(), Optional.of(to)),
                "another name is wanted; clients are kept out until the database has it",
                "database=" + situation.applied().database(),
                "wanted=" + to,
                Facts.uid(claim.uid()));
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I5, Invariant.I6, Invariant.I10)
                .fires(
                        "the spec names another database than was last applied: that is noted on the data claim",
                        "… and a backup is being taken: its end is awaited")
                .passes(Causes.DELETED, Causes.NO_CLAIM, SAME, UNDER_WAY, INVALID, REFUSED);
    }
}

package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.CatalogueFact;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The outcome of a backup outlives its Job (invariant I11): a verified one goes into the catalogue at once. */
public final class RecordFinishedBackup implements Rule {
    private static final String NO_JOB = "there is no backup Job";
    private static final String NOT_DONE = "the backup Job has not succeeded";
    private static final String NO_CATALOGUE = "the catalogue of backups is not known";
    private static final String RECORDED = "the backup is in the catalogue";

    @Override
    public String name() {
        return "Record a finished backup";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<JobFact> job =
                situation.snapshot().job(ObjectRole.BACKUP_JOB).filter(fact -> fact.ownership() == Ownership.OURS);
        if (job.isEmpty()) {
            return Decision.pass(NO_JOB);
        }
        if (!(job.get().state() instanceof JobState.BackedUp done)) {
            return Decision.pass(NOT_DONE);
        }
        Optional<CatalogueFact> catalogue = situation.catalogue();
        if (catalogue.isEmpty()) {
            return Decision.pass(NO_CATALOGUE);
        }
        BackupRecord backup = done.backup();
        if (catalogue.get().backups().stream().anyMatch(known -> known.id().equals(backup.id()))) {
            return Decision.pass(RECORDED);
        }
        List<BackupRecord> all = new ArrayList<>(catalogue.get().backups());
        all.add(backup);
        return Decision.next(
                new Action.WriteCatalogue(catalogue.get().backupClaim(), all),
                "backup " + backup.id() + " is complete and verified",
                Facts.job(job.get()),
                Facts.uid(job.get().uid()),
                Facts.backup(backup.id()));
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I3, Invariant.I11)
                .fires("a backup Job succeeded, and the catalogue does not hold its backup: it is added")
                .passes(NO_JOB, NOT_DONE, NO_CATALOGUE, RECORDED);
    }
}

package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.CatalogueFact;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The outcome of a backup outlives its Job (invariant I11): a verified one goes into the catalogue at once. */
public final class RecordFinishedBackup implements Rule {
    @Override
    public String name() {
        return "Record a finished backup";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<CatalogueFact> catalogue = situation.catalogue();
        Optional<JobFact> job =
                situation.snapshot().job(ObjectRole.BACKUP_JOB).filter(fact -> fact.ownership() == Ownership.OURS);
        if (catalogue.isEmpty() || job.isEmpty() || !(job.get().state() instanceof JobState.BackedUp done)) {
            return Decision.pass("no backup has just finished");
        }
        BackupRecord backup = done.backup();
        if (catalogue.get().backups().stream().anyMatch(known -> known.id().equals(backup.id()))) {
            return Decision.pass("the backup is in the catalogue");
        }
        List<BackupRecord> all = new ArrayList<>(catalogue.get().backups());
        all.add(backup);
        return Decision.next(
                new Action.WriteCatalogue(catalogue.get().backupClaim(), all),
                "backup " + backup.id() + " is complete and verified");
    }
}

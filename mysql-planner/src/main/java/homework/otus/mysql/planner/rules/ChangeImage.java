package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.ImageChange;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.planner.BackupNames;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.ImageChanges;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Servers;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/**
 * Gives the server another image. Before it is touched a Job of that image tells which MySQL is in it, and another version
 * has a verified backup first; then the image is noted as applied, and the workload follows.
 *
 * <p>From first to last: versions Job, verdict of the table, backup if the versions differ, mark on the data claim, record.
 */
public final class ChangeImage implements Rule {
    @Override
    public String name() {
        return "Change the image";
    }

    @Override
    public Decision decide(Situation situation) {
        if (situation.deleting()) {
            return Decision.pass(Causes.DELETED);
        }
        String wanted = situation.spec().image();
        if (situation.applied().image().equals(wanted)) {
            return Decision.pass(ImageChanges.UNCHANGED);
        }
        Optional<PodFact> server = situation.server();
        Optional<ClaimFact> claim = situation.ours(Storage.DATA);
        if (server.isEmpty() || claim.isEmpty()) {
            return Decision.pass(Causes.NOT_UP);
        }
        Optional<ImageChange> marked =
                claim.get().imageChange().filter(change -> change.image().equals(wanted));
        return marked.isPresent()
                ? ImageChanges.record(situation, claim.get(), wanted, ImageChanges.what(marked.get()))
                : look(situation, claim.get(), server.get());
    }

    private static Decision look(Situation situation, ClaimFact claim, PodFact server) {
        Optional<JobFact> job = situation.snapshot().job(ObjectRole.VERSION_JOB);
        if (job.isEmpty()) {
            return ImageChanges.askVersions(situation, Servers.of(server));
        }
        if (!(job.get().state() instanceof JobState.VersionsFound found)) {
            return ImageChanges.unanswered(situation, job.get());
        }
        if (found.server().isEmpty()) {
            return ImageChanges.askAgain(situation, job.get(), found);
        }
        ImageChange change =
                new ImageChange(situation.spec().image(), found.server().get(), found.image());
        Optional<Decision> refusal = ImageChanges.refusal(situation, change);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<BackupRecord> saved = ImageChanges.backupSince(found.at(), situation);
        if (change.isUpgrade() && saved.isEmpty()) {
            return backUp(situation, server, found);
        }
        return Decision.next(
                new Action.MarkImageChange(claim.uid(), Optional.of(change)),
                ImageChanges.what(change),
                "from=" + change.from(),
                "to=" + change.to(),
                saved.map(backup -> Facts.backup(backup.id())).orElse("backup=not-needed"),
                Facts.uid(claim.uid()));
    }

    private static Decision backUp(Situation situation, PodFact server, JobState.VersionsFound found) {
        Optional<JobFact> job = situation.snapshot().job(ObjectRole.BACKUP_JOB);
        if (job.isEmpty()) {
            JobRequest backup = new JobRequest.Backup(
                    BackupNames.at(situation.snapshot()), false, situation.applied(), Servers.of(server));
            return Decision.next(
                    new Action.RunJob(backup, situation.life(), false),
                    "another version of MySQL gets the data only after a verified backup",
                    "from=" + found.server().orElse("unknown"),
                    "to=" + found.image(),
                    "backup=absent",
                    Facts.NO_JOB,
                    "pod=" + server.name());
        }
        return ImageChanges.backupJob(situation, job.get(), found)
                .orElseGet(() -> Decision.await(
                        new Condition.JobFinished(ObjectRole.BACKUP_JOB),
                        "the server is not touched before the backup is verified",
                        Facts.job(job.get()),
                        Facts.uid(job.get().uid())));
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I1, Invariant.I3, Invariant.I4, Invariant.I10, Invariant.I11)
                .fires(
                        "the image is another one: a Job of it tells its version, and is awaited",
                        "that Job failed: it is tried again after a pause, or blocked when that cannot help",
                        "its data cannot be served by that version: blocked, the server goes on",
                        "the version is another one: a backup is taken, awaited and recorded first",
                        "the version is known, and saved if it has to be: the change is marked, then recorded")
                .passes(Causes.DELETED, ImageChanges.UNCHANGED, Causes.NOT_UP);
    }
}

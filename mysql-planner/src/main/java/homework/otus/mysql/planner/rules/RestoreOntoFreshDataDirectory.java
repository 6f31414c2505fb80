package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.CatalogueFact;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.RestoreSource;
import homework.otus.mysql.model.RestoreWish;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.planner.Backups;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Retry;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Servers;
import homework.otus.mysql.planner.Situation;
import java.util.List;
import java.util.Optional;

/**
 * Restores a backup, the latest one unless the user names another, into data that no client has seen, before any can (invariant I2). Data
 * of which that is not known is offered the restore too: the script refuses what holds anything
 * that no restore of ours made, and then the data is kept as it is.
 */
public final class RestoreOntoFreshDataDirectory implements Rule {
    private static final String OPENED = "restore skipped: data directory already initialised and opened to clients";
    private static final String INITIALISED = "restore skipped: data directory already initialised";
    private static final String NOT_KNOWN = "restore skipped: which backups there are is not known yet";
    private static final String NO_BACKUP = "restore skipped: there is no backup";
    private static final String UNWANTED = "restore skipped: spec.restore says none";
    private static final String NONE_WHOLE = "restore skipped: no backup is of a life that had all of its data";
    private static final String NO_SERVER = "restore skipped: no server accepts connections yet";
    private static final String NO_CLAIM = "restore skipped: there is no data claim yet";

    @Override
    public String name() {
        return "Restore onto a fresh data directory";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<String> noServer = situation.noServer();
        if (noServer.isPresent()) {
            return Decision.pass(noServer.get());
        }
        if (situation.opening().isOpen()) {
            return Decision.pass(OPENED);
        }
        Optional<Decision> restored = restoredBefore(situation);
        if (restored.isPresent()) {
            return restored.get();
        }
        if (situation.spec().restore() instanceof RestoreWish.Nothing) {
            return Decision.pass(UNWANTED);
        }
        Optional<CatalogueFact> catalogue = situation.catalogue();
        if (catalogue.isEmpty()) {
            return Decision.pass(NOT_KNOWN);
        }
        Optional<RestoreSource> source = new Backups(situation).source();
        return source.isEmpty()
                ? Decision.pass(catalogue.get().backups().isEmpty() ? NO_BACKUP : NONE_WHOLE)
                : restore(situation, source.get());
    }

    /** What is restored is restored, whatever is wished by now. */
    private static Optional<Decision> restoredBefore(Situation situation) {
        return situation
                .ours(Storage.DATA)
                .flatMap(claim -> situation
                        .snapshot()
                        .job(ObjectRole.RESTORE_JOB)
                        .filter(job -> job.state() instanceof JobState.Restored
                                && job.ownership() == Ownership.OURS
                                && job.life().equals(situation.life())
                                && situation.server().isPresent())
                        .map(job -> outcome(situation, claim, job)));
    }

    private static Decision restore(Situation situation, RestoreSource source) {
        BackupRecord backup = source.backup();
        Optional<PodFact> server = situation.server();
        Optional<ClaimFact> claim = situation.ours(Storage.DATA);
        if (server.isEmpty() || claim.isEmpty()) {
            return Decision.pass(server.isEmpty() ? NO_SERVER : NO_CLAIM);
        }
        boolean never = situation.opening().state() == Opening.State.NEVER;
        if (never && !Servers.bornInThisLife(situation, server.get())) {
            return Decision.pass(INITIALISED);
        }
        Optional<JobFact> job = situation.snapshot().job(ObjectRole.RESTORE_JOB);
        return job.isPresent()
                ? outcome(situation, claim.get(), job.get())
                : Decision.next(
                        new Action.RunJob(
                                new JobRequest.Restore(
                                        backup,
                                        otherInstance(situation, source),
                                        situation.applied(),
                                        Servers.of(server.get())),
                                situation.life(),
                                situation.deleting()),
                        never
                                ? "data directory is fresh and a verified backup exists"
                                : "whether the data directory is fresh is not known; the Job finds out",
                        Facts.backup(backup.id()),
                        Facts.opening(situation),
                        "bornInThisLife=" + Servers.bornInThisLife(situation, server.get()),
                        Facts.NO_JOB);
    }

    private static Optional<String> otherInstance(Situation situation, RestoreSource source) {
        return Optional.of(source.instance())
                .filter(name -> !name.equals(situation.snapshot().instance().name()));
    }

    private static Decision outcome(Situation situation, ClaimFact claim, JobFact job) {
        String state = Facts.job(job);
        String uid = Facts.uid(job.uid());
        if (job.state() instanceof JobState.Restored restored) {
            return Decision.next(
                    new Action.OpenData(claim.uid(), Opening.restored(restored.backup())),
                    "backup " + restored.backup() + " is restored",
                    Facts.backup(restored.backup()),
                    state,
                    uid);
        }
        if (job.state() instanceof JobState.Failed failed) {
            boolean keep = failed.failure() == JobState.Failure.NOT_EMPTY
                    && situation.opening().state() == Opening.State.UNKNOWN;
            return keep
                    ? Decision.next(
                            new Action.OpenData(claim.uid(), Opening.KEPT),
                            "the data directory holds data already",
                            Facts.opening(situation),
                            state,
                            uid)
                    : failed(situation, job, failed);
        }
        return Decision.await(
                new Condition.JobFinished(ObjectRole.RESTORE_JOB), "no client may connect before", state, uid);
    }

    /** A damaged backup is not the only one, perhaps. */
    private static Decision failed(Situation situation, JobFact job, JobState.Failed failed) {
        Decision decision = Retry.after(situation, ObjectRole.RESTORE_JOB, job.uid(), failed);
        List<BackupId> others = new Backups(situation)
                .listed().stream()
                        .map(BackupRecord::id)
                        .filter(id -> !job.isAbout(id.value()))
                        .toList();
        boolean broken = failed.failure() == JobState.Failure.BACKUP_BROKEN && !others.isEmpty();
        return broken && decision instanceof Decision.Blocked blocked
                ? Decision.block(
                        blocked.block().code(),
                        blocked.block().message() + "; or name another backup in spec.restore.backupName: " + others)
                : decision;
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I2, Invariant.I4, Invariant.I11)
                .fires(
                        "the data was never opened, and initialised in this life; there is a backup: a Job restores it",
                        "whether the data was opened is unknown; there is a backup: the Job finds out",
                        "the Job runs: its end is awaited",
                        "the restore is complete: the data is opened as restored",
                        "the Job found data of which nothing was known: the data is opened as kept",
                        "it failed: it is tried again after a pause, or blocked when that cannot help")
                .passes(
                        Causes.NO_SERVER,
                        OPENED,
                        INITIALISED,
                        UNWANTED,
                        NOT_KNOWN,
                        NO_BACKUP,
                        NONE_WHOLE,
                        NO_SERVER,
                        NO_CLAIM);
    }
}

package homework.otus.mysql.planner;

import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.Inspection;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.NodeFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.model.WorkloadFact;
import java.util.List;
import java.util.Optional;

/** The snapshot after a wait that came out well. */
record Fulfilment(ClusterSnapshot before) implements Condition.Cases<ClusterSnapshot> {
    private static final String SOMEWHERE = "simulated";

    @Override
    public ClusterSnapshot on(Condition.ServerAccepts condition) {
        Optional<ClaimFact> claim = before.dataClaim();
        boolean fresh =
                claim.filter(c -> c.opening().state() == Opening.State.NEVER).isPresent();
        PodFact server = PodFact.builder()
                .name(before.instance().name() + "-" + SOMEWHERE)
                .address(SOMEWHERE)
                .ready(true)
                .startedAt(before.observedAt())
                .revision(before.workload().map(WorkloadFact::revision).orElse(0))
                .inspection(new Inspection(fresh, claim.flatMap(ClaimFact::life)))
                .build();
        return Edits.withPods(made(Storage.DATA), List.of(server));
    }

    /** A pod runs only with its volumes: the class has made that of its claim, and would remove it with the claim. */
    private ClusterSnapshot made(Storage storage) {
        Optional<ClaimFact> claim = storage.claimIn(before);
        boolean missing = storage.volumeIn(before).isEmpty()
                && claim.flatMap(ClaimFact::storageClassName).isPresent();
        if (claim.isEmpty() || !missing) {
            return before;
        }
        String claimName = storage.claim().nameFor(before.instance());
        String name = "made-for-" + claimName;
        VolumeFact volume = VolumeFact.builder()
                .uid(Uid.simulated(storage.volume().label()))
                .ownership(Ownership.UNLABELLED)
                .dynamic(true)
                .name(name)
                .storageClassName(claim.get().storageClassName())
                .reclaim(VolumeFact.Reclaim.DELETE)
                .capacity(claim.get().size())
                .claimRef(new VolumeFact.ClaimRef(
                        before.instance().namespace(),
                        claimName,
                        Optional.of(claim.get().uid())))
                .build();
        ClaimFact bound = ClaimFact.builder()
                .from(claim.get())
                .bound(true)
                .volumeName(name)
                .capacity(claim.get().size())
                .build();
        return Edits.withClaim(Edits.withVolume(before, storage, volume), storage, bound);
    }

    @Override
    public ClusterSnapshot on(Condition.JobFinished condition) {
        Optional<JobFact> job = before.job(condition.job());
        if (job.isEmpty()) {
            return before;
        }
        JobFact finished = job.get().withState(outcome(condition.job(), job.get()));
        boolean mounts = condition.job() == ObjectRole.BACKUP_JOB
                || condition.job() == ObjectRole.RESTORE_JOB
                || condition.job() == ObjectRole.PRUNE_JOB
                || condition.job() == ObjectRole.VERIFY_JOB
                || condition.job() == ObjectRole.INVENTORY_JOB;
        return Edits.withJob(mounts ? made(Storage.BACKUP) : before, condition.job(), finished);
    }

    @Override
    public ClusterSnapshot on(Condition.Gone condition) {
        ClusterSnapshot after = Edits.without(before, condition.role());
        boolean unlabelled = condition.role() == ObjectRole.DATA_CLAIM
                && before.dataVolume()
                        .filter(volume -> volume.dynamic() && volume.ownership() == Ownership.UNLABELLED)
                        .isPresent();
        // only its claim told that it is ours
        return unlabelled ? Edits.without(after, ObjectRole.DATA_VOLUME) : after;
    }

    @Override
    public ClusterSnapshot on(Condition.PodsGone condition) {
        return Edits.withPods(before, List.of());
    }

    @Override
    public ClusterSnapshot on(Condition.TimeReached condition) {
        return ClusterSnapshot.builder().from(before).observedAt(condition.at()).build();
    }

    @Override
    public ClusterSnapshot on(Condition.NodeThere condition) {
        return ClusterSnapshot.builder()
                .from(before)
                .addNodes(NodeFact.simulated())
                .build();
    }

    @Override
    public ClusterSnapshot on(Condition.VolumeRecognised condition) {
        return condition
                .storage()
                .volumeIn(before)
                .map(volume ->
                        VolumeFact.builder().from(volume).recognised(true).build())
                .map(volume -> Edits.withVolume(before, condition.storage(), volume))
                .orElse(before);
    }

    @Override
    public ClusterSnapshot on(Condition.ClaimBound condition) {
        ClusterSnapshot made = made(condition.storage());
        return condition
                .storage()
                .claimIn(made)
                .map(claim -> ClaimFact.builder().from(claim).bound(true).build())
                .map(claim -> Edits.withClaim(made, condition.storage(), claim))
                .orElse(made);
    }

    @Override
    public ClusterSnapshot on(Condition.ClaimExpanded condition) {
        return condition
                .storage()
                .claimIn(before)
                .map(claim ->
                        ClaimFact.builder().from(claim).capacity(claim.size()).build())
                .map(claim -> Edits.withClaim(before, condition.storage(), claim))
                .orElse(before);
    }

    private JobState outcome(ObjectRole role, JobFact job) {
        return switch (role) {
            case BACKUP_JOB -> new JobState.BackedUp(backup(job));
            case RESTORE_JOB ->
                job.subject()
                        .map(BackupId::new)
                        .or(() -> before.catalogue()
                                .flatMap(catalogue -> catalogue.latest())
                                .map(BackupRecord::id))
                        .<JobState>map(JobState.Restored::new)
                        .orElse(job.state());
            case INVENTORY_JOB -> new JobState.Found(finishedBackup());
            case WIPE_JOB -> new JobState.Wiped();
            case PASSWORD_JOB -> new JobState.PasswordChanged();
            case RENAME_JOB -> new JobState.Renamed();
            case VERSION_JOB -> // the careful road; with the same version the server only restarts
                new JobState.VersionsFound(
                        VersionMoves.SIMULATED_IMAGE, Optional.of(VersionMoves.SIMULATED_SERVER), before.observedAt());
            case PRUNE_JOB -> new JobState.Pruned();
            case VERIFY_JOB -> new JobState.Verified();
            default -> job.state();
        };
    }

    /** What is known to be on the backup volume before anybody has looked. */
    private List<BackupRecord> finishedBackup() {
        return before.job(ObjectRole.BACKUP_JOB)
                .filter(job -> job.state() instanceof JobState.BackedUp)
                .map(job -> List.of(((JobState.BackedUp) job.state()).backup()))
                .orElse(List.of());
    }

    private BackupRecord backup(JobFact job) {
        return BackupRecord.builder()
                .id(job.subject().map(BackupId::new).orElseGet(() -> BackupNames.at(before)))
                .life(job.life())
                .finalAndFenced(job.forDeletion())
                .completedAt(before.observedAt())
                .serverVersion(SOMEWHERE)
                .pod(before.pods().stream().map(PodFact::name).findFirst().orElse(SOMEWHERE))
                .bytes(0)
                .sha256(SOMEWHERE)
                .build();
    }
}

package homework.otus.mysql.planner;

import homework.otus.mysql.model.CatalogueFact;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.CredentialsFact;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.PlainFact;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.model.WorkloadFact;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Snapshots with one thing changed. */
final class Edits {
    private Edits() {}

    static ClusterSnapshot withVolume(ClusterSnapshot snapshot, Storage storage, VolumeFact volume) {
        ClusterSnapshot.Builder after = ClusterSnapshot.builder().from(snapshot);
        return (storage == Storage.DATA ? after.dataVolume(volume) : after.backupVolume(volume)).build();
    }

    static ClusterSnapshot withClaim(ClusterSnapshot snapshot, Storage storage, ClaimFact claim) {
        ClusterSnapshot.Builder after = ClusterSnapshot.builder().from(snapshot);
        return (storage == Storage.DATA ? after.dataClaim(claim) : after.backupClaim(claim)).build();
    }

    static ClusterSnapshot dataClaim(ClusterSnapshot snapshot, UnaryOperator<ClaimFact.Builder> change) {
        return snapshot.dataClaim()
                .map(claim -> change.apply(ClaimFact.builder().from(claim)).build())
                .map(claim -> withClaim(snapshot, Storage.DATA, claim))
                .orElse(snapshot);
    }

    static ClusterSnapshot withJob(ClusterSnapshot snapshot, ObjectRole role, JobFact job) {
        Map<ObjectRole, JobFact> jobs = new TreeMap<>(snapshot.jobs());
        jobs.put(role, job);
        return ClusterSnapshot.builder().from(snapshot).jobs(jobs).build();
    }

    static ClusterSnapshot withPods(ClusterSnapshot snapshot, List<PodFact> pods) {
        return ClusterSnapshot.builder().from(snapshot).pods(pods).build();
    }

    static ClusterSnapshot terminating(ClusterSnapshot snapshot, ObjectRole role) {
        return switch (role) {
            case DATA_VOLUME, BACKUP_VOLUME -> volume(snapshot, role, volume -> volume.terminating(true));
            case DATA_CLAIM, BACKUP_CLAIM -> claim(snapshot, role, claim -> claim.terminating(true));
            case CREDENTIALS -> credentials(snapshot, fact -> fact.terminating(true));
            case CATALOGUE -> catalogue(snapshot, catalogue -> catalogue.terminating(true));
            case WORKLOAD -> withPods(workload(snapshot, workload -> workload.terminating(true)), goingPods(snapshot));
            case SERVICE -> service(snapshot, fact -> new PlainFact(fact.uid(), fact.ownership(), true, fact.drift()));
            case BACKUP_JOB,
                    RESTORE_JOB,
                    INVENTORY_JOB,
                    WIPE_JOB,
                    PASSWORD_JOB,
                    RENAME_JOB,
                    VERSION_JOB,
                    PRUNE_JOB,
                    VERIFY_JOB -> job(snapshot, role, job -> job.terminating(true));
        };
    }

    static ClusterSnapshot adopted(ClusterSnapshot snapshot, ObjectRole role) {
        return switch (role) {
            case DATA_VOLUME, BACKUP_VOLUME -> volume(snapshot, role, volume -> volume.ownership(Ownership.OURS));
            case DATA_CLAIM, BACKUP_CLAIM -> claim(snapshot, role, claim -> claim.ownership(Ownership.OURS));
            case CREDENTIALS -> credentials(snapshot, fact -> fact.ownership(Ownership.OURS));
            case CATALOGUE -> catalogue(snapshot, catalogue -> catalogue.ownership(Ownership.OURS));
            case WORKLOAD -> workload(snapshot, workload -> workload.ownership(Ownership.OURS));
            case SERVICE ->
                service(snapshot, fact -> new PlainFact(fact.uid(), Ownership.OURS, fact.terminating(), fact.drift()));
            case BACKUP_JOB,
                    RESTORE_JOB,
                    INVENTORY_JOB,
                    WIPE_JOB,
                    PASSWORD_JOB,
                    RENAME_JOB,
                    VERSION_JOB,
                    PRUNE_JOB,
                    VERIFY_JOB -> job(snapshot, role, job -> job.ownership(Ownership.OURS));
        };
    }

    static ClusterSnapshot without(ClusterSnapshot snapshot, ObjectRole role) {
        ClusterSnapshot.Builder after = ClusterSnapshot.builder().from(snapshot);
        return switch (role) {
            case DATA_VOLUME -> after.dataVolume(Optional.empty()).build();
            case DATA_CLAIM -> after.dataClaim(Optional.empty()).build();
            case BACKUP_VOLUME -> after.backupVolume(Optional.empty()).build();
            case BACKUP_CLAIM -> after.backupClaim(Optional.empty()).build();
            case CREDENTIALS -> after.credentials(Optional.empty()).build();
            case CATALOGUE -> after.catalogue(Optional.empty()).build();
            case WORKLOAD -> after.workload(Optional.empty()).build();
            case SERVICE -> after.service(Optional.empty()).build();
            case BACKUP_JOB,
                    RESTORE_JOB,
                    INVENTORY_JOB,
                    WIPE_JOB,
                    PASSWORD_JOB,
                    RENAME_JOB,
                    VERSION_JOB,
                    PRUNE_JOB,
                    VERIFY_JOB -> withoutJob(snapshot, role);
        };
    }

    private static ClusterSnapshot withoutJob(ClusterSnapshot snapshot, ObjectRole role) {
        Map<ObjectRole, JobFact> jobs = new TreeMap<>(snapshot.jobs());
        jobs.remove(role);
        return ClusterSnapshot.builder().from(snapshot).jobs(jobs).build();
    }

    static ClusterSnapshot volume(ClusterSnapshot snapshot, ObjectRole role, UnaryOperator<VolumeFact.Builder> change) {
        Storage storage = role == ObjectRole.DATA_VOLUME ? Storage.DATA : Storage.BACKUP;
        return storage.volumeIn(snapshot)
                .map(fact -> change.apply(VolumeFact.builder().from(fact)).build())
                .map(fact -> withVolume(snapshot, storage, fact))
                .orElse(snapshot);
    }

    static ClusterSnapshot claim(ClusterSnapshot snapshot, ObjectRole role, UnaryOperator<ClaimFact.Builder> change) {
        Storage storage = role == ObjectRole.DATA_CLAIM ? Storage.DATA : Storage.BACKUP;
        return storage.claimIn(snapshot)
                .map(fact -> change.apply(ClaimFact.builder().from(fact)).build())
                .map(fact -> withClaim(snapshot, storage, fact))
                .orElse(snapshot);
    }

    static ClusterSnapshot credentials(ClusterSnapshot snapshot, UnaryOperator<CredentialsFact.Builder> change) {
        return ClusterSnapshot.builder()
                .from(snapshot)
                .credentials(snapshot.credentials()
                        .map(fact -> change.apply(CredentialsFact.builder().from(fact))
                                .build()))
                .build();
    }

    private static ClusterSnapshot catalogue(ClusterSnapshot snapshot, UnaryOperator<CatalogueFact.Builder> change) {
        return ClusterSnapshot.builder()
                .from(snapshot)
                .catalogue(snapshot.catalogue()
                        .map(fact ->
                                change.apply(CatalogueFact.builder().from(fact)).build()))
                .build();
    }

    static ClusterSnapshot workload(ClusterSnapshot snapshot, UnaryOperator<WorkloadFact.Builder> change) {
        return ClusterSnapshot.builder()
                .from(snapshot)
                .workload(snapshot.workload()
                        .map(fact ->
                                change.apply(WorkloadFact.builder().from(fact)).build()))
                .build();
    }

    static ClusterSnapshot service(ClusterSnapshot snapshot, UnaryOperator<PlainFact> change) {
        return ClusterSnapshot.builder()
                .from(snapshot)
                .service(snapshot.service().map(change))
                .build();
    }

    private static ClusterSnapshot job(
            ClusterSnapshot snapshot, ObjectRole role, UnaryOperator<JobFact.Builder> change) {
        return snapshot.job(role)
                .map(fact -> change.apply(JobFact.builder().from(fact)).build())
                .map(job -> withJob(snapshot, role, job))
                .orElse(snapshot);
    }

    private static List<PodFact> goingPods(ClusterSnapshot snapshot) {
        return snapshot.pods().stream()
                .map(pod -> PodFact.builder().from(pod).terminating(true).build())
                .toList();
    }
}

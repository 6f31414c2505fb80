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
            case CREDENTIALS ->
                credentials(snapshot, fact -> new CredentialsFact(fact.uid(), fact.ownership(), true, fact.current()));
            case CATALOGUE -> catalogue(snapshot, catalogue -> catalogue.terminating(true));
            case WORKLOAD -> withPods(plain(snapshot, role, Edits::going), goingPods(snapshot));
            case SERVICE -> plain(snapshot, role, Edits::going);
            case BACKUP_JOB, RESTORE_JOB, INVENTORY_JOB, WIPE_JOB ->
                job(
                        snapshot,
                        role,
                        job -> new JobFact(
                                job.uid(), job.ownership(), true, job.life(), job.forDeletion(), job.state()));
        };
    }

    static ClusterSnapshot adopted(ClusterSnapshot snapshot, ObjectRole role) {
        return switch (role) {
            case DATA_VOLUME, BACKUP_VOLUME -> volume(snapshot, role, volume -> volume.ownership(Ownership.OURS));
            case DATA_CLAIM, BACKUP_CLAIM -> claim(snapshot, role, claim -> claim.ownership(Ownership.OURS));
            case CREDENTIALS ->
                credentials(
                        snapshot,
                        fact -> new CredentialsFact(fact.uid(), Ownership.OURS, fact.terminating(), fact.current()));
            case CATALOGUE -> catalogue(snapshot, catalogue -> catalogue.ownership(Ownership.OURS));
            case WORKLOAD, SERVICE ->
                plain(snapshot, role, fact -> new PlainFact(fact.uid(), Ownership.OURS, fact.terminating()));
            case BACKUP_JOB, RESTORE_JOB, INVENTORY_JOB, WIPE_JOB ->
                job(
                        snapshot,
                        role,
                        job -> new JobFact(
                                job.uid(),
                                Ownership.OURS,
                                job.terminating(),
                                job.life(),
                                job.forDeletion(),
                                job.state()));
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
            case BACKUP_JOB, RESTORE_JOB, INVENTORY_JOB, WIPE_JOB -> withoutJob(snapshot, role);
        };
    }

    private static ClusterSnapshot withoutJob(ClusterSnapshot snapshot, ObjectRole role) {
        Map<ObjectRole, JobFact> jobs = new TreeMap<>(snapshot.jobs());
        jobs.remove(role);
        return ClusterSnapshot.builder().from(snapshot).jobs(jobs).build();
    }

    private static ClusterSnapshot volume(
            ClusterSnapshot snapshot, ObjectRole role, UnaryOperator<VolumeFact.Builder> change) {
        Storage storage = role == ObjectRole.DATA_VOLUME ? Storage.DATA : Storage.BACKUP;
        return storage.volumeIn(snapshot)
                .map(fact -> change.apply(VolumeFact.builder().from(fact)).build())
                .map(fact -> withVolume(snapshot, storage, fact))
                .orElse(snapshot);
    }

    private static ClusterSnapshot claim(
            ClusterSnapshot snapshot, ObjectRole role, UnaryOperator<ClaimFact.Builder> change) {
        Storage storage = role == ObjectRole.DATA_CLAIM ? Storage.DATA : Storage.BACKUP;
        return storage.claimIn(snapshot)
                .map(fact -> change.apply(ClaimFact.builder().from(fact)).build())
                .map(fact -> withClaim(snapshot, storage, fact))
                .orElse(snapshot);
    }

    private static ClusterSnapshot credentials(ClusterSnapshot snapshot, UnaryOperator<CredentialsFact> change) {
        return ClusterSnapshot.builder()
                .from(snapshot)
                .credentials(snapshot.credentials().map(change))
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

    private static ClusterSnapshot plain(ClusterSnapshot snapshot, ObjectRole role, UnaryOperator<PlainFact> change) {
        ClusterSnapshot.Builder after = ClusterSnapshot.builder().from(snapshot);
        return role == ObjectRole.WORKLOAD
                ? after.workload(snapshot.workload().map(change)).build()
                : after.service(snapshot.service().map(change)).build();
    }

    private static ClusterSnapshot job(ClusterSnapshot snapshot, ObjectRole role, UnaryOperator<JobFact> change) {
        return snapshot.job(role)
                .map(change)
                .map(job -> withJob(snapshot, role, job))
                .orElse(snapshot);
    }

    private static PlainFact going(PlainFact fact) {
        return new PlainFact(fact.uid(), fact.ownership(), true);
    }

    private static List<PodFact> goingPods(ClusterSnapshot snapshot) {
        return snapshot.pods().stream()
                .map(pod -> PodFact.builder().from(pod).terminating(true).build())
                .toList();
    }
}

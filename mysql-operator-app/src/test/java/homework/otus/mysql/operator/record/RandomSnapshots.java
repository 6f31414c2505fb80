package homework.otus.mysql.operator.record;

import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupPolicy;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.CatalogueFact;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.CredentialsFact;
import homework.otus.mysql.model.DeletionPolicy;
import homework.otus.mysql.model.ImageChange;
import homework.otus.mysql.model.Inspection;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.NodeFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.PlainFact;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.ResourceFact;
import homework.otus.mysql.model.RestoreSource;
import homework.otus.mysql.model.RestoreWish;
import homework.otus.mysql.model.ScheduleFact;
import homework.otus.mysql.model.ServerSettings;
import homework.otus.mysql.model.ServerTemplate;
import homework.otus.mysql.model.StorageClassFact;
import homework.otus.mysql.model.Toleration;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.model.WorkloadFact;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Supplier;

/** Snapshots of any shape, likely or not, with texts that YAML likes to take for something else. */
final class RandomSnapshots extends RandomValues {
    RandomSnapshots(Random random) {
        super(random);
    }

    ClusterSnapshot snapshot() {
        return ClusterSnapshot.builder()
                .instance(new InstanceId(text(), text()))
                .observedAt(time())
                .namespaceTerminating(flag())
                .resource(resource())
                .dataVolume(maybe(this::volume))
                .dataClaim(maybe(this::claim))
                .backupVolume(maybe(this::volume))
                .backupClaim(maybe(this::claim))
                .credentials(maybe(() -> CredentialsFact.builder()
                        .uid(uid())
                        .ownership(ownership())
                        .terminating(flag())
                        .current(flag())
                        .staged(maybe(() -> new CredentialsFact.Staged(number(), flag())))
                        .rotations(number())
                        .build()))
                .catalogue(maybe(this::catalogue))
                .workload(maybe(this::workload))
                .service(maybe(this::plain))
                .pods(some(this::pod))
                .jobs(jobs())
                .storageClass(maybe(() -> new StorageClassFact(text(), flag())))
                .backupStorageClass(maybe(() -> new StorageClassFact(text(), flag())))
                .backups(some(this::backupResource))
                .schedule(maybe(() -> new ScheduleFact(maybe(this::time), maybe(this::time), maybe(this::text))))
                .restoreSource(maybe(() -> new RestoreSource(text(), backup())))
                .nodes(some(this::node))
                .build();
    }

    MySqlSpec spec() {
        return MySqlSpec.builder()
                .image(text())
                .database(text())
                .storageSize(text())
                .storageClassName(maybe(this::text))
                .settings(settings())
                .suspend(flag())
                .backup(maybe(this::policy).orElse(BackupPolicy.NONE))
                .restore(oneOf(List.of(RestoreWish.LATEST, new RestoreWish.Nothing(), new RestoreWish.Named(text()))))
                .build();
    }

    private BackupPolicy policy() {
        return BackupPolicy.builder()
                .schedule(maybe(this::text))
                .timeZone(maybe(this::text))
                .suspended(flag())
                .keepCount(maybe(this::number))
                .maxAge(maybe(this::text))
                .verify(oneOf(List.of(BackupPolicy.Verify.values())))
                .storageSize(maybe(this::text))
                .storageClassName(maybe(this::text))
                .build();
    }

    private BackupFact backupResource() {
        return BackupFact.builder()
                .name(text())
                .uid(uid())
                .createdAt(time())
                .terminating(flag())
                .guarded(flag())
                .automatic(flag())
                .scheduledFor(maybe(this::time))
                .lists(maybe(this::backupId))
                .progress(BackupProgress.builder()
                        .phase(oneOf(List.of(BackupProgress.Phase.values())))
                        .id(maybe(this::backupId))
                        .failures(number())
                        .verified(oneOf(List.of(BackupProgress.Verified.values())))
                        .message(maybe(this::text))
                        .build())
                .sha256(maybe(this::text))
                .deleteLast(maybe(this::text))
                .build();
    }

    private ServerSettings settings() {
        return ServerSettings.builder()
                .config(map())
                .requests(map())
                .limits(map())
                .nodeSelector(map())
                .tolerations(some(() -> Toleration.builder()
                        .key(maybe(this::text))
                        .operator(maybe(this::text))
                        .value(maybe(this::text))
                        .effect(maybe(this::text))
                        .tolerationSeconds(maybe(this::anyLong))
                        .build()))
                .build();
    }

    private WorkloadFact workload() {
        return WorkloadFact.builder()
                .uid(uid())
                .ownership(ownership())
                .terminating(flag())
                .template(maybe(() -> ServerTemplate.builder()
                        .applied(spec())
                        .life(uid())
                        .bornIn(maybe(this::uid))
                        .resetsPassword(flag())
                        .revision(number())
                        .build()))
                .drift(some(this::text))
                .build();
    }

    private ResourceFact resource() {
        return ResourceFact.builder()
                .uid(uid())
                .generation(anyLong())
                .createdAt(time())
                .deletionRequestedAt(maybe(this::time))
                .guarded(flag())
                .passwordGiven(flag())
                .passwordSecret(maybe(this::text))
                .passwordGivenTwice(flag())
                .skipFinalBackup(maybe(this::text))
                .deletionPolicy(oneOf(List.of(DeletionPolicy.values())))
                .lastScheduled(maybe(this::time))
                .adopt(flag())
                .reported(maybe(() -> new ResourceFact.Reported(number(), text())))
                .build();
    }

    private VolumeFact volume() {
        return VolumeFact.builder()
                .uid(uid())
                .ownership(ownership())
                .terminating(flag())
                .life(maybe(this::uid))
                .node(maybe(this::text))
                .name(maybe(this::text))
                .dynamic(flag())
                .storageClassName(maybe(this::text))
                .reclaim(oneOf(List.of(VolumeFact.Reclaim.values())))
                .capacity(text())
                .recognised(flag())
                .claimRef(maybe(() -> new VolumeFact.ClaimRef(text(), text(), maybe(this::uid))))
                .imageChange(maybe(() -> new ImageChange(text(), text(), text())))
                .applied(maybe(this::spec))
                .build();
    }

    private ClaimFact claim() {
        return ClaimFact.builder()
                .uid(uid())
                .ownership(ownership())
                .terminating(flag())
                .life(maybe(this::uid))
                .volumeName(maybe(this::text))
                .bound(flag())
                .storageClassName(maybe(this::text))
                .size(text())
                .capacity(maybe(this::text))
                .renamingTo(maybe(this::text))
                .imageChange(maybe(() -> new ImageChange(text(), text(), text())))
                .applied(maybe(this::spec))
                .opening(new Opening(oneOf(List.of(Opening.State.values())), maybe(this::backupId)))
                .build();
    }

    private CatalogueFact catalogue() {
        return CatalogueFact.builder()
                .uid(uid())
                .ownership(ownership())
                .terminating(flag())
                .backupClaim(uid())
                .backups(some(this::backup))
                .build();
    }

    private PodFact pod() {
        return PodFact.builder()
                .name(text())
                .address(maybe(this::text))
                .terminating(flag())
                .ready(flag())
                .startedAt(maybe(this::time))
                .inspection(maybe(() -> new Inspection(flag(), maybe(this::uid))))
                .revision(number())
                .trouble(maybe(this::text))
                .keeper(oneOf(List.of(PodFact.Keeper.values())))
                .build();
    }

    private Map<ObjectRole, JobFact> jobs() {
        Map<ObjectRole, JobFact> jobs = new EnumMap<>(ObjectRole.class);
        for (ObjectRole role : ObjectRole.values()) {
            if (role.isJob() && flag()) {
                jobs.put(
                        role,
                        JobFact.builder()
                                .uid(uid())
                                .ownership(ownership())
                                .terminating(flag())
                                .life(uid())
                                .forDeletion(flag())
                                .subject(maybe(this::text))
                                .state(state())
                                .build());
            }
        }
        return jobs;
    }

    private JobState state() {
        List<Supplier<JobState>> states = List.of(
                () -> new JobState.Running(maybe(this::text)),
                () -> new JobState.BackedUp(backup()),
                () -> new JobState.Restored(backupId()),
                () -> new JobState.Found(some(this::backup)),
                JobState.Wiped::new,
                JobState.Pruned::new,
                JobState.Verified::new,
                JobState.PasswordChanged::new,
                JobState.Renamed::new,
                () -> new JobState.VersionsFound(text(), maybe(this::text), time()),
                () -> new JobState.Failed(oneOf(List.of(JobState.Failure.values())), text(), time()));
        return oneOf(states).get();
    }

    private BackupRecord backup() {
        return BackupRecord.builder()
                .id(backupId())
                .life(uid())
                .finalAndFenced(flag())
                .lifeComplete(flag())
                .completedAt(time())
                .serverVersion(text())
                .pod(text())
                .bytes(anyLong())
                .sha256(text())
                .seconds(count())
                .tables(count())
                .rows(count())
                .warning(maybe(this::text))
                .build();
    }

    private NodeFact node() {
        return flag()
                ? NodeFact.of(text())
                : NodeFact.builder()
                        .name(text())
                        .labels(map())
                        .taints(some(() -> new NodeFact.Taint(text(), text(), text())))
                        .takesPods(flag())
                        .build();
    }

    private OptionalLong count() {
        return flag() ? OptionalLong.of(number()) : OptionalLong.empty();
    }

    private PlainFact plain() {
        return new PlainFact(uid(), ownership(), flag(), some(this::text));
    }

    private BackupId backupId() {
        return new BackupId(text());
    }

    private Uid uid() {
        return new Uid(text());
    }

    private Ownership ownership() {
        return oneOf(List.of(Ownership.values()));
    }
}

package homework.otus.mysql.k8s.read;

import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.k8s.Kinds;
import homework.otus.mysql.k8s.Labels;
import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.SpecReader;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.CredentialsFact;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.PlainFact;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.ResourceFact;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.StorageClassFact;
import homework.otus.mysql.model.WorkloadFact;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the snapshot of one instance. It is whole or not made at all: when something cannot be read, an
 * {@link homework.otus.mysql.k8s.AdapterException} says what.
 */
public final class SnapshotReader {
    /** The key of the Secret under which the password is. */
    public static final String PASSWORD_KEY = "password";
    /** The key under which the password to come is, while it is changed. */
    public static final String STAGED_KEY = "staged";

    private final ObjectSource source;
    private final AsMade made;
    private final InstantSource clock;

    /** @param made how objects are made: what differs from that was changed by somebody else */
    public SnapshotReader(ObjectSource source, AsMade made, InstantSource clock) {
        this.source = source;
        this.made = made;
        this.clock = clock;
    }

    /** What there is of {@code resource}, which itself is taken as it is given. */
    public ClusterSnapshot read(MySQL resource) {
        Instant now = clock.instant();
        return read(resource, ResourceFacts.read(resource, now, source), now);
    }

    /** What there is of an instance whose resource is gone, as far as its MySQLBackups need it. */
    public ClusterSnapshot readGone(MySQL resource) {
        Instant now = clock.instant();
        return read(resource, ResourceFacts.gone(now), now);
    }

    private ClusterSnapshot read(MySQL resource, ResourceFact itself, Instant now) {
        InstanceId instance = SpecReader.instance(resource);
        MySqlSpec spec = SpecReader.spec(resource);
        // Jobs before their pods: a Job that is complete has left its report in a pod that is read after it.
        Map<ObjectRole, Job> jobs = jobs(instance);
        List<Pod> pods = source.list(Pod.class, instance.namespace(), Labels.ofInstance(instance));
        Optional<PersistentVolumeClaim> data = find(PersistentVolumeClaim.class, instance, ObjectRole.DATA_CLAIM);
        Optional<PersistentVolumeClaim> backups = find(PersistentVolumeClaim.class, instance, ObjectRole.BACKUP_CLAIM);
        Optional<WorkloadFact> workload = workload(instance);
        List<Pod> servers = pods.stream()
                .filter(pod -> Labels.ownership(pod, instance, ObjectRole.WORKLOAD) == Ownership.OURS)
                .toList();
        VolumesOfClaims volumes = new VolumesOfClaims(source, instance);
        return ClusterSnapshot.builder()
                .instance(instance)
                .observedAt(now)
                .namespaceTerminating(namespaceTerminating(instance))
                .resource(itself)
                .dataVolume(volumes.find(Storage.DATA, data))
                .dataClaim(data.map(it -> StorageFacts.claim(it, instance, ObjectRole.DATA_CLAIM)))
                .backupVolume(volumes.find(Storage.BACKUP, backups))
                .backupClaim(backups.map(it -> StorageFacts.claim(it, instance, ObjectRole.BACKUP_CLAIM)))
                .storageClass(storageClass(resource, data))
                .backupStorageClass(spec.backup().storageClassName().flatMap(this::storageClass))
                .backups(BackupFacts.read(BackupFacts.resources(source, instance), now))
                .schedule(Schedules.read(spec.backup(), itself.lastScheduled().orElse(itself.createdAt()), now))
                .restoreSource(new RestoreSources(source).find(instance, spec.restore()))
                .credentials(credentials(resource, instance))
                .catalogue(find(ConfigMap.class, instance, ObjectRole.CATALOGUE)
                        .map(map -> Catalogues.read(map, instance)))
                .workload(workload)
                .service(service(instance))
                .pods(facts(servers, now, keepers(instance, servers, workload)))
                .jobs(facts(jobs, new JobFacts(pods, now), instance))
                .nodes(Nodes.read(source.list(Node.class, "", Map.of())))
                .build();
    }

    private boolean namespaceTerminating(InstanceId instance) {
        return source.find(Namespace.class, "", instance.namespace())
                .filter(Facts::terminating)
                .isPresent();
    }

    /** That of the data claim, for it cannot change; without a claim that of the spec. */
    private Optional<StorageClassFact> storageClass(MySQL resource, Optional<PersistentVolumeClaim> data) {
        Optional<String> name = data.isPresent()
                ? Optional.ofNullable(data.get().getSpec().getStorageClassName())
                : SpecReader.spec(resource).storageClassName();
        return name.filter(it -> !it.isEmpty()).flatMap(this::storageClass);
    }

    private Optional<StorageClassFact> storageClass(String name) {
        return source.find(StorageClass.class, "", name)
                .map(it -> new StorageClassFact(
                        it.getMetadata().getName(), Boolean.TRUE.equals(it.getAllowVolumeExpansion())));
    }

    private Optional<PlainFact> service(InstanceId instance) {
        return find(Service.class, instance, ObjectRole.SERVICE).map(service -> {
            Ownership ownership = Labels.ownership(service, instance, ObjectRole.SERVICE);
            List<String> drift =
                    ownership == Ownership.OURS ? Drift.of(service, made.madeService(instance)) : List.of();
            return new PlainFact(Facts.uid(service), ownership, Facts.terminating(service), drift);
        });
    }

    private Optional<WorkloadFact> workload(InstanceId instance) {
        return find(Deployment.class, instance, ObjectRole.WORKLOAD)
                .map(deployment -> WorkloadFact.builder()
                        .uid(Facts.uid(deployment))
                        .ownership(Labels.ownership(deployment, instance, ObjectRole.WORKLOAD))
                        .terminating(Facts.terminating(deployment))
                        .template(SpecNote.templateOf(deployment))
                        .drift(drift(instance, deployment))
                        .build());
    }

    private List<String> drift(InstanceId instance, Deployment deployment) {
        boolean ours = Labels.ownership(deployment, instance, ObjectRole.WORKLOAD) == Ownership.OURS;
        return SpecNote.templateOf(deployment)
                .filter(template -> ours)
                .map(template -> Drift.of(deployment, made.madeWorkload(instance, template)))
                .orElse(List.of());
    }

    private Optional<CredentialsFact> credentials(MySQL resource, InstanceId instance) {
        return find(Secret.class, instance, ObjectRole.CREDENTIALS).map(secret -> {
            Ownership ownership = Labels.ownership(secret, instance, ObjectRole.CREDENTIALS);
            return CredentialsFact.builder()
                    .uid(Facts.uid(secret))
                    .ownership(ownership)
                    .terminating(Facts.terminating(secret))
                    .current(ownership == Ownership.OURS && isWanted(secret, PASSWORD_KEY, resource))
                    .staged(value(secret, STAGED_KEY)
                            .map(staged -> new CredentialsFact.Staged(
                                    rotations(secret), isWanted(secret, STAGED_KEY, resource))))
                    .rotations(rotations(secret))
                    .build();
        });
    }

    private boolean isWanted(Secret secret, String key, MySQL resource) {
        Optional<String> wanted = WantedPassword.of(resource, source);
        return wanted.isPresent() && wanted.equals(value(secret, key));
    }

    /** The value of a key, in base64; empty when the Secret does not have it. */
    public static Optional<String> value(Secret secret, String key) {
        return Optional.ofNullable(secret.getData()).flatMap(data -> Optional.ofNullable(data.get(key)));
    }

    /** The number of the last password that was staged; 0 when nothing says so. */
    public static int rotations(Secret secret) {
        try {
            return Annotations.of(secret, Annotations.ROTATION)
                    .map(Integer::parseInt)
                    .orElse(0);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The ReplicaSets are asked only where they matter: while pods have no workload. */
    private Keepers keepers(InstanceId instance, List<Pod> servers, Optional<WorkloadFact> workload) {
        return new Keepers(
                workload.isPresent() || servers.isEmpty()
                        ? List.of()
                        : source.list(ReplicaSet.class, instance.namespace(), Labels.ofInstance(instance)));
    }

    private static List<PodFact> facts(List<Pod> servers, Instant now, Keepers keepers) {
        return servers.stream()
                .map(pod -> PodFact.builder()
                        .from(PodFacts.read(pod, now))
                        .keeper(keepers.of(pod))
                        .build())
                .sorted(Comparator.comparing(PodFact::name))
                .toList();
    }

    private Map<ObjectRole, Job> jobs(InstanceId instance) {
        Map<ObjectRole, Job> jobs = new EnumMap<>(ObjectRole.class);
        for (ObjectRole role : ObjectRole.values()) {
            if (role.isJob()) {
                find(Job.class, instance, role).ifPresent(job -> jobs.put(role, job));
            }
        }
        return jobs;
    }

    private static Map<ObjectRole, JobFact> facts(Map<ObjectRole, Job> jobs, JobFacts facts, InstanceId instance) {
        Map<ObjectRole, JobFact> found = new EnumMap<>(ObjectRole.class);
        for (ObjectRole role : ObjectRole.values()) {
            if (role.isJob()) {
                Optional.ofNullable(jobs.get(role))
                        .map(job -> facts.read(job, instance, role))
                        .or(() -> facts.goneBeforeItsPods(instance, role))
                        .ifPresent(fact -> found.put(role, fact));
            }
        }
        return found;
    }

    private <T extends HasMetadata> Optional<T> find(Class<T> type, InstanceId instance, ObjectRole role) {
        return source.find(type, Kinds.namespace(instance, role), role.nameFor(instance));
    }
}

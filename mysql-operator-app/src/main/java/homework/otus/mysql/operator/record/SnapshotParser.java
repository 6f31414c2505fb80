package homework.otus.mysql.operator.record;

import homework.otus.mysql.model.BackupId;
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
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.PlainFact;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.ResourceFact;
import homework.otus.mysql.model.ServerSettings;
import homework.otus.mysql.model.ServerTemplate;
import homework.otus.mysql.model.StorageClassFact;
import homework.otus.mysql.model.Toleration;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.model.WorkloadFact;
import homework.otus.mysql.operator.yaml.Fields;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads what {@link SnapshotWriter} wrote, that of an earlier version too: a fact that this version added is, where it is
 * missing, what it was before there was a word for it.
 */
final class SnapshotParser {
    private SnapshotParser() {}

    static ClusterSnapshot snapshot(Fields fields) {
        return ClusterSnapshot.builder()
                .instance(fields.object("instance", it -> new InstanceId(it.text("namespace"), it.text("name"))))
                .observedAt(fields.time("observedAt"))
                .namespaceTerminating(fields.flag("namespaceTerminating"))
                .resource(fields.object("resource", SnapshotParser::resource))
                .dataVolume(object(fields, "dataVolume", SnapshotParser::volume))
                .dataClaim(object(fields, "dataClaim", SnapshotParser::claim))
                .backupVolume(object(fields, "backupVolume", SnapshotParser::volume))
                .backupClaim(object(fields, "backupClaim", SnapshotParser::claim))
                .credentials(object(fields, "credentials", SnapshotParser::credentials))
                .catalogue(object(fields, "catalogue", SnapshotParser::catalogue))
                .workload(object(fields, "workload", SnapshotParser::workload))
                .service(object(fields, "service", SnapshotParser::service))
                .pods(fields.objects("pods", SnapshotParser::pod))
                .jobs(fields.object("jobs", SnapshotParser::jobs))
                .storageClass(
                        object(fields, "storageClass", it -> new StorageClassFact(it.text("name"), it.flag("expands"))))
                .nodes(fields.texts("nodes"))
                .build();
    }

    static MySqlSpec spec(Fields fields) {
        return MySqlSpec.builder()
                .image(fields.text("image"))
                .database(fields.text("database"))
                .storageSize(fields.text("storage_size"))
                .storageClassName(fields.optional("storageClassName", fields::text))
                .settings(settings(fields))
                .suspend(fields.optional("suspend", fields::flag).orElse(false))
                .build();
    }

    private static ServerSettings settings(Fields fields) {
        return ServerSettings.builder()
                .config(map(fields, "config"))
                .requests(map(fields, "requests"))
                .limits(map(fields, "limits"))
                .nodeSelector(map(fields, "nodeSelector"))
                .tolerations(fields.optional("tolerations", name -> fields.objects(name, SnapshotParser::toleration))
                        .orElse(List.of()))
                .build();
    }

    private static Toleration toleration(Fields fields) {
        return Toleration.builder()
                .key(fields.optional("key", fields::text))
                .operator(fields.optional("operator", fields::text))
                .value(fields.optional("value", fields::text))
                .effect(fields.optional("effect", fields::text))
                .tolerationSeconds(fields.optional("tolerationSeconds", fields::number))
                .build();
    }

    private static SortedMap<String, String> map(Fields fields, String name) {
        return object(fields, name, it -> {
                    SortedMap<String, String> map = new TreeMap<>();
                    it.names().forEach(key -> map.put(key, it.text(key)));
                    return map;
                })
                .orElseGet(TreeMap::new);
    }

    private static ServerTemplate template(Fields fields) {
        return ServerTemplate.builder()
                .applied(fields.object("applied", SnapshotParser::spec))
                .life(uid(fields, "life"))
                .bornIn(optionalUid(fields, "bornIn"))
                .resetsPassword(fields.flag("resetsPassword"))
                .revision(Math.toIntExact(fields.number("revision")))
                .build();
    }

    private static WorkloadFact workload(Fields fields) {
        return WorkloadFact.builder()
                .uid(uid(fields, "uid"))
                .ownership(ownership(fields))
                .terminating(fields.flag("terminating"))
                .template(object(fields, "template", SnapshotParser::template))
                .drift(fields.optional("drift", fields::texts).orElse(List.of()))
                .build();
    }

    private static ResourceFact resource(Fields fields) {
        return ResourceFact.builder()
                .uid(uid(fields, "uid"))
                .generation(fields.number("generation"))
                .createdAt(fields.time("createdAt"))
                .deletionRequestedAt(fields.optional("deletionRequestedAt", fields::time))
                .guarded(fields.flag("guarded"))
                .passwordGiven(fields.flag("passwordGiven"))
                .passwordSecret(fields.optional("passwordSecret", fields::text))
                .passwordGivenTwice(
                        fields.optional("passwordGivenTwice", fields::flag).orElse(false))
                .skipFinalBackup(fields.optional("skipFinalBackup", fields::text))
                .deletionPolicy(fields.optional("deletionPolicy", name -> fields.constant(name, DeletionPolicy.class))
                        .orElse(DeletionPolicy.BACKUP))
                .adopt(fields.flag("adopt"))
                .reported(object(
                        fields,
                        "reported",
                        it -> new ResourceFact.Reported(it.number("generation"), it.text("message"))))
                .build();
    }

    private static PlainFact service(Fields fields) {
        return new PlainFact(
                uid(fields, "uid"),
                ownership(fields),
                fields.flag("terminating"),
                fields.optional("drift", fields::texts).orElse(List.of()));
    }

    private static VolumeFact volume(Fields fields) {
        return VolumeFact.builder()
                .uid(uid(fields, "uid"))
                .ownership(ownership(fields))
                .terminating(fields.flag("terminating"))
                .life(optionalUid(fields, "life"))
                .node(fields.optional("node", fields::text))
                .name(fields.optional("name", fields::text))
                .dynamic(fields.optional("dynamic", fields::flag).orElse(false))
                .storageClassName(fields.optional("storageClassName", fields::text))
                .reclaim(fields.optional("reclaim", name -> fields.constant(name, VolumeFact.Reclaim.class))
                        .orElse(VolumeFact.Reclaim.RETAIN))
                .capacity(fields.text("capacity"))
                .recognised(fields.flag("recognised"))
                .claimRef(object(
                        fields,
                        "claimRef",
                        it -> new VolumeFact.ClaimRef(it.text("namespace"), it.text("name"), optionalUid(it, "uid"))))
                .build();
    }

    private static ClaimFact claim(Fields fields) {
        return ClaimFact.builder()
                .uid(uid(fields, "uid"))
                .ownership(ownership(fields))
                .terminating(fields.flag("terminating"))
                .life(optionalUid(fields, "life"))
                .volumeName(fields.optional("volumeName", fields::text))
                .bound(fields.flag("bound"))
                .storageClassName(fields.optional("storageClassName", fields::text))
                .size(fields.optional("size", fields::text).orElse(""))
                .capacity(fields.optional("capacity", fields::text))
                .renamingTo(fields.optional("renamingTo", fields::text))
                .imageChange(object(
                        fields, "imageChange", it -> new ImageChange(it.text("image"), it.text("from"), it.text("to"))))
                .applied(object(fields, "applied", SnapshotParser::spec))
                .opening(fields.object("opening", SnapshotParser::opening))
                .build();
    }

    private static Opening opening(Fields fields) {
        return new Opening(
                fields.constant("state", Opening.State.class),
                fields.optional("restoredFrom", fields::text).map(BackupId::new));
    }

    private static CredentialsFact credentials(Fields fields) {
        return CredentialsFact.builder()
                .uid(uid(fields, "uid"))
                .ownership(ownership(fields))
                .terminating(fields.flag("terminating"))
                .current(fields.flag("current"))
                .staged(object(
                        fields,
                        "staged",
                        it -> new CredentialsFact.Staged(Math.toIntExact(it.number("rotation")), it.flag("current"))))
                .rotations(Math.toIntExact(
                        fields.optional("rotations", fields::number).orElse(0L)))
                .build();
    }

    private static CatalogueFact catalogue(Fields fields) {
        return CatalogueFact.builder()
                .uid(uid(fields, "uid"))
                .ownership(ownership(fields))
                .terminating(fields.flag("terminating"))
                .backupClaim(uid(fields, "backupClaim"))
                .backups(fields.objects("backups", SnapshotParser::backup))
                .build();
    }

    private static BackupRecord backup(Fields fields) {
        return BackupRecord.builder()
                .id(new BackupId(fields.text("id")))
                .life(uid(fields, "life"))
                .finalAndFenced(fields.flag("finalAndFenced"))
                .lifeComplete(fields.flag("lifeComplete"))
                .completedAt(fields.time("completedAt"))
                .serverVersion(fields.text("serverVersion"))
                .pod(fields.text("pod"))
                .bytes(fields.number("bytes"))
                .sha256(fields.text("sha256"))
                .warning(fields.optional("warning", fields::text))
                .build();
    }

    private static PodFact pod(Fields fields) {
        return PodFact.builder()
                .name(fields.text("name"))
                .address(fields.optional("address", fields::text))
                .terminating(fields.flag("terminating"))
                .ready(fields.flag("ready"))
                .startedAt(fields.optional("startedAt", fields::time))
                .inspection(
                        object(fields, "inspection", it -> new Inspection(it.flag("fresh"), optionalUid(it, "born"))))
                .revision(Math.toIntExact(
                        fields.optional("revision", fields::number).orElse(0L)))
                .trouble(fields.optional("trouble", fields::text))
                .build();
    }

    private static Map<ObjectRole, JobFact> jobs(Fields fields) {
        Map<ObjectRole, JobFact> jobs = new EnumMap<>(ObjectRole.class);
        for (ObjectRole role : ObjectRole.values()) {
            if (role.isJob()) {
                object(fields, role.label(), SnapshotParser::job).ifPresent(job -> jobs.put(role, job));
            }
        }
        return jobs;
    }

    private static JobFact job(Fields fields) {
        return JobFact.builder()
                .uid(uid(fields, "uid"))
                .ownership(ownership(fields))
                .terminating(fields.flag("terminating"))
                .life(uid(fields, "life"))
                .forDeletion(fields.flag("forDeletion"))
                .subject(fields.optional("subject", fields::text))
                .state(fields.object("state", SnapshotParser::state))
                .build();
    }

    private static JobState state(Fields fields) {
        String kind = fields.text("kind");
        return switch (kind) {
            case "Running" -> new JobState.Running(fields.optional("trouble", fields::text));
            case "BackedUp" -> new JobState.BackedUp(fields.object("backup", SnapshotParser::backup));
            case "Restored" -> new JobState.Restored(new BackupId(fields.text("backup")));
            case "Found" -> new JobState.Found(fields.objects("backups", SnapshotParser::backup));
            case "Wiped" -> new JobState.Wiped();
            case "PasswordChanged" -> new JobState.PasswordChanged();
            case "Renamed" -> new JobState.Renamed();
            case "VersionsFound" ->
                new JobState.VersionsFound(
                        fields.text("image"), fields.optional("server", fields::text), fields.time("at"));
            case "Failed" ->
                new JobState.Failed(
                        fields.constant("failure", JobState.Failure.class), fields.text("message"), fields.time("at"));
            default ->
                throw fields.wrong(
                        "kind",
                        "one of "
                                + Arrays.stream(JobState.class.getPermittedSubclasses())
                                        .map(Class::getSimpleName)
                                        .collect(Collectors.joining(", ")));
        };
    }

    private static <T> Optional<T> object(Fields fields, String name, Function<Fields, T> reader) {
        return fields.optional(name, it -> fields.object(it, reader));
    }

    private static Ownership ownership(Fields fields) {
        return fields.constant("ownership", Ownership.class);
    }

    private static Uid uid(Fields fields, String name) {
        return new Uid(fields.text(name));
    }

    private static Optional<Uid> optionalUid(Fields fields, String name) {
        return fields.optional(name, it -> uid(fields, it));
    }
}

package homework.otus.mysql.operator.record;

import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.CatalogueFact;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.CredentialsFact;
import homework.otus.mysql.model.DeletionPolicy;
import homework.otus.mysql.model.ImageChange;
import homework.otus.mysql.model.Inspection;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.PlainFact;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.ResourceFact;
import homework.otus.mysql.model.RestoreSource;
import homework.otus.mysql.model.ServerTemplate;
import homework.otus.mysql.model.StorageClassFact;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.model.WorkloadFact;
import homework.otus.mysql.operator.yaml.Fields;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
                .jobs(fields.object("jobs", JobParser::jobs))
                .storageClass(
                        object(fields, "storageClass", it -> new StorageClassFact(it.text("name"), it.flag("expands"))))
                .backupStorageClass(object(
                        fields, "backupStorageClass", it -> new StorageClassFact(it.text("name"), it.flag("expands"))))
                .backups(fields.optional("backups", name -> fields.objects(name, BackupParser::backup))
                        .orElse(List.of()))
                .schedule(object(fields, "schedule", BackupParser::schedule))
                .restoreSource(object(
                        fields,
                        "restoreSource",
                        it -> new RestoreSource(it.text("instance"), it.object("backup", JobParser::backup))))
                .nodes(NodeParser.nodes(fields, "nodes"))
                .build();
    }

    private static ServerTemplate template(Fields fields) {
        return ServerTemplate.builder()
                .applied(fields.object("applied", SpecParser::spec))
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
                .lastScheduled(fields.optional("lastScheduled", fields::time))
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
                .imageChange(object(fields, "imageChange", SnapshotParser::imageChange))
                .applied(object(fields, "applied", SpecParser::spec))
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
                .imageChange(object(fields, "imageChange", SnapshotParser::imageChange))
                .applied(object(fields, "applied", SpecParser::spec))
                .opening(fields.object("opening", SnapshotParser::opening))
                .build();
    }

    private static ImageChange imageChange(Fields fields) {
        return new ImageChange(fields.text("image"), fields.text("from"), fields.text("to"));
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
                .backups(fields.objects("backups", JobParser::backup))
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
                .keeper(fields.optional("keeper", name -> fields.constant(name, PodFact.Keeper.class))
                        .orElse(PodFact.Keeper.WORKLOAD))
                .build();
    }

    static <T> Optional<T> object(Fields fields, String name, Function<Fields, T> reader) {
        return fields.optional(name, it -> fields.object(it, reader));
    }

    static Ownership ownership(Fields fields) {
        return fields.constant("ownership", Ownership.class);
    }

    static Uid uid(Fields fields, String name) {
        return new Uid(fields.text(name));
    }

    private static Optional<Uid> optionalUid(Fields fields, String name) {
        return fields.optional(name, it -> uid(fields, it));
    }
}

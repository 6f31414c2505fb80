package homework.otus.mysql.operator.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.CatalogueFact;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.CredentialsFact;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.PlainFact;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.ResourceFact;
import homework.otus.mysql.model.ScheduleFact;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.model.WorkloadFact;
import homework.otus.mysql.operator.yaml.Fields;
import java.util.Optional;
import java.util.function.Function;

/** A snapshot as a tree. What is absent in the snapshot is absent in the tree; {@link SnapshotParser} reads it. */
final class SnapshotWriter {
    private SnapshotWriter() {}

    static ObjectNode write(ClusterSnapshot snapshot) {
        ObjectNode node = Parts.object();
        node.set("instance", Parts.instance(snapshot.instance()));
        node.put("observedAt", snapshot.observedAt().toString());
        node.put("namespaceTerminating", snapshot.namespaceTerminating());
        node.set("resource", resource(snapshot.resource()));
        put(node, "dataVolume", snapshot.dataVolume(), SnapshotWriter::volume);
        put(node, "dataClaim", snapshot.dataClaim(), SnapshotWriter::claim);
        put(node, "backupVolume", snapshot.backupVolume(), SnapshotWriter::volume);
        put(node, "backupClaim", snapshot.backupClaim(), SnapshotWriter::claim);
        put(node, "credentials", snapshot.credentials(), SnapshotWriter::credentials);
        put(node, "catalogue", snapshot.catalogue(), SnapshotWriter::catalogue);
        put(node, "workload", snapshot.workload(), SnapshotWriter::workload);
        put(node, "service", snapshot.service(), SnapshotWriter::service);
        node.set(
                "pods",
                Parts.list(snapshot.pods().stream().map(SnapshotWriter::pod).toList()));
        node.set("jobs", jobs(snapshot));
        put(
                node,
                "storageClass",
                snapshot.storageClass(),
                it -> Parts.object().put("name", it.name()).put("expands", it.expands()));
        put(
                node,
                "backupStorageClass",
                snapshot.backupStorageClass(),
                it -> Parts.object().put("name", it.name()).put("expands", it.expands()));
        if (!snapshot.backups().isEmpty()) {
            node.set(
                    "backups",
                    Parts.list(snapshot.backups().stream()
                            .map(SnapshotWriter::backup)
                            .toList()));
        }
        put(node, "schedule", snapshot.schedule(), SnapshotWriter::schedule);
        put(node, "restoreSource", snapshot.restoreSource(), source -> {
            ObjectNode found = Parts.object().put("instance", source.instance());
            found.set("backup", Parts.backup(source.backup()));
            return found;
        });
        node.set("nodes", Parts.nodes(snapshot.nodes()));
        return node;
    }

    private static ObjectNode backup(BackupFact backup) {
        ObjectNode node = Parts.object()
                .put("name", backup.name())
                .put("uid", backup.uid().value())
                .put("createdAt", backup.createdAt().toString())
                .put("terminating", backup.terminating())
                .put("guarded", backup.guarded())
                .put("automatic", backup.automatic());
        text(node, "scheduledFor", backup.scheduledFor());
        text(node, "lists", backup.lists());
        node.set("progress", Parts.progress(backup.progress()));
        text(node, "sha256", backup.sha256());
        text(node, "deleteLast", backup.deleteLast());
        return node;
    }

    private static ObjectNode schedule(ScheduleFact schedule) {
        ObjectNode node = Parts.object();
        text(node, "due", schedule.due());
        text(node, "next", schedule.next());
        text(node, "problem", schedule.problem());
        return node;
    }

    private static ObjectNode resource(ResourceFact resource) {
        ObjectNode node = Parts.object()
                .put("uid", resource.uid().value())
                .put("generation", resource.generation())
                .put("createdAt", resource.createdAt().toString());
        text(node, "deletionRequestedAt", resource.deletionRequestedAt());
        node.put("guarded", resource.guarded());
        node.put("passwordGiven", resource.passwordGiven());
        text(node, "passwordSecret", resource.passwordSecret());
        node.put("passwordGivenTwice", resource.passwordGivenTwice());
        text(node, "skipFinalBackup", resource.skipFinalBackup());
        node.put("deletionPolicy", Fields.word(resource.deletionPolicy()));
        text(node, "lastScheduled", resource.lastScheduled());
        node.put("adopt", resource.adopt());
        put(
                node,
                "reported",
                resource.reported(),
                reported ->
                        Parts.object().put("generation", reported.generation()).put("message", reported.message()));
        return node;
    }

    private static ObjectNode object(ObjectFact fact) {
        return Parts.object()
                .put("uid", fact.uid().value())
                .put("ownership", Fields.word(fact.ownership()))
                .put("terminating", fact.terminating());
    }

    private static ObjectNode volume(VolumeFact volume) {
        ObjectNode node = object(volume);
        text(node, "life", volume.life());
        text(node, "node", volume.node());
        text(node, "name", volume.name());
        node.put("dynamic", volume.dynamic());
        text(node, "storageClassName", volume.storageClassName());
        node.put("reclaim", Fields.word(volume.reclaim()));
        node.put("capacity", volume.capacity());
        node.put("recognised", volume.recognised());
        put(node, "claimRef", volume.claimRef(), SnapshotWriter::claimRef);
        put(node, "imageChange", volume.imageChange(), Parts::imageChange);
        put(node, "applied", volume.applied(), Parts::spec);
        return node;
    }

    private static ObjectNode claimRef(VolumeFact.ClaimRef ref) {
        ObjectNode node = Parts.object().put("namespace", ref.namespace()).put("name", ref.name());
        text(node, "uid", ref.uid());
        return node;
    }

    private static ObjectNode claim(ClaimFact claim) {
        ObjectNode node = object(claim);
        text(node, "life", claim.life());
        text(node, "volumeName", claim.volumeName());
        node.put("bound", claim.bound());
        text(node, "storageClassName", claim.storageClassName());
        node.put("size", claim.size());
        text(node, "capacity", claim.capacity());
        text(node, "renamingTo", claim.renamingTo());
        put(node, "imageChange", claim.imageChange(), Parts::imageChange);
        put(node, "applied", claim.applied(), Parts::spec);
        node.set("opening", Parts.opening(claim.opening()));
        return node;
    }

    private static ObjectNode credentials(CredentialsFact credentials) {
        ObjectNode node = object(credentials).put("current", credentials.current());
        put(
                node,
                "staged",
                credentials.staged(),
                staged -> Parts.object().put("rotation", staged.rotation()).put("current", staged.current()));
        return node.put("rotations", credentials.rotations());
    }

    private static ObjectNode service(PlainFact service) {
        ObjectNode node = object(service);
        node.set("drift", Parts.texts(service.drift()));
        return node;
    }

    private static ObjectNode workload(WorkloadFact workload) {
        ObjectNode node = object(workload);
        put(node, "template", workload.template(), Parts::template);
        node.set("drift", Parts.texts(workload.drift()));
        return node;
    }

    private static ObjectNode catalogue(CatalogueFact catalogue) {
        ObjectNode node =
                object(catalogue).put("backupClaim", catalogue.backupClaim().value());
        node.set("backups", Parts.backups(catalogue.backups()));
        return node;
    }

    private static ObjectNode pod(PodFact pod) {
        ObjectNode node = Parts.object().put("name", pod.name());
        text(node, "address", pod.address());
        node.put("terminating", pod.terminating());
        node.put("ready", pod.ready());
        text(node, "startedAt", pod.startedAt());
        put(node, "inspection", pod.inspection(), inspection -> {
            ObjectNode seen = Parts.object().put("fresh", inspection.fresh());
            text(seen, "born", inspection.born());
            return seen;
        });
        node.put("revision", pod.revision());
        text(node, "trouble", pod.trouble());
        if (pod.keeper() != PodFact.Keeper.WORKLOAD) {
            node.put("keeper", Fields.word(pod.keeper()));
        }
        return node;
    }

    private static ObjectNode jobs(ClusterSnapshot snapshot) {
        ObjectNode node = Parts.object();
        for (ObjectRole role : ObjectRole.values()) {
            put(node, role.label(), snapshot.job(role), SnapshotWriter::job);
        }
        return node;
    }

    private static ObjectNode job(JobFact job) {
        ObjectNode node = object(job).put("life", job.life().value()).put("forDeletion", job.forDeletion());
        text(node, "subject", job.subject());
        node.set("state", state(job.state()));
        return node;
    }

    private static ObjectNode state(JobState state) {
        ObjectNode node = Parts.object().put("kind", state.getClass().getSimpleName());
        if (state instanceof JobState.Running running) {
            text(node, "trouble", running.trouble());
        } else if (state instanceof JobState.BackedUp done) {
            node.set("backup", Parts.backup(done.backup()));
        } else if (state instanceof JobState.Restored done) {
            node.put("backup", done.backup().value());
        } else if (state instanceof JobState.Found found) {
            node.set("backups", Parts.backups(found.backups()));
        } else if (state instanceof JobState.VersionsFound found) {
            node.put("image", found.image());
            text(node, "server", found.server());
            node.put("at", found.at().toString());
        } else if (state instanceof JobState.Failed failed) {
            node.put("failure", Fields.word(failed.failure()));
            node.put("message", failed.message());
            node.put("at", failed.at().toString());
        }
        return node;
    }

    private static <T> void put(ObjectNode node, String name, Optional<T> value, Function<T, JsonNode> writer) {
        value.ifPresent(it -> node.set(name, writer.apply(it)));
    }

    private static void text(ObjectNode node, String name, Optional<?> value) {
        value.ifPresent(it -> node.put(name, it.toString()));
    }
}

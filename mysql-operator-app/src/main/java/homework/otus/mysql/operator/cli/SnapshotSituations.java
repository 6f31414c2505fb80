package homework.otus.mysql.operator.cli;

import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.SpecReader;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.ResourceFact;
import homework.otus.mysql.operator.record.Recording;
import homework.otus.mysql.operator.record.SnapshotFile;
import homework.otus.mysql.planner.Situation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The situations that a file of recordings holds. */
record SnapshotSituations(Path path) {
    /** Each as it was: the plan from it is the plan that was made. */
    List<Situation> asRecorded() {
        return recordings().stream()
                .map(recording -> new Situation(recording.spec(), Optional.empty(), recording.snapshot()))
                .toList();
    }

    /**
     * Each as if {@code file} had been applied just before.
     *
     * @param namespace that of a resource which names none; empty: the recorded one
     */
    List<Situation> with(ResourceFile file, Optional<String> namespace) {
        List<ClusterSnapshot> snapshots =
                recordings().stream().map(Recording::snapshot).toList();
        MySQL wanted = file.read(namespace.orElse(snapshots.get(0).instance().namespace()));
        return snapshots.stream().map(snapshot -> with(snapshot, wanted)).toList();
    }

    private List<Recording> recordings() {
        return new TextFile(path).read(SnapshotFile::read);
    }

    private Situation with(ClusterSnapshot snapshot, MySQL wanted) {
        InstanceId instance = SpecReader.instance(wanted);
        if (!instance.equals(snapshot.instance())) {
            throw new UsageException(new TextFile(path) + ": the snapshot is of " + snapshot.instance()
                    + ", the resource is " + instance);
        }
        ResourceFact resource = ResourceFact.builder()
                .from(Preview.withoutCluster(snapshot.resource(), wanted))
                .deletionPolicy(SpecReader.deletionPolicy(wanted))
                .build();
        ClusterSnapshot now =
                ClusterSnapshot.builder().from(snapshot).resource(resource).build();
        return new Situation(SpecReader.spec(wanted), Optional.empty(), now);
    }
}

package homework.otus.mysql.operator;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.k8s.AdapterSettings;
import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.MySQLSpec;
import homework.otus.mysql.k8s.manifest.Manifests;
import homework.otus.mysql.k8s.read.ObjectSource;
import homework.otus.mysql.k8s.read.SnapshotReader;
import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Reason;
import homework.otus.mysql.model.Step;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A plan that is a moment old must not destroy what belongs to a resource that was created again under the same name. */
class LiveGuardTest {
    private static final Step RELEASE = new Step(
            new Action.RemoveFinalizer(Optional.empty()), "Release the resource", Reason.of("everything is done"));

    @Test
    void letsAStepThroughThatIsStillRight() {
        assertThat(guard(Optional.of(deleted("life-1"))).stillRight(RELEASE)).isTrue();
    }

    @Test
    void stopsWhenTheResourceIsAnotherOne() {
        assertThat(guard(Optional.of(deleted("life-2"))).stillRight(RELEASE)).isFalse();
    }

    @Test
    void stopsWhenTheResourceIsGone() {
        assertThat(guard(Optional.empty()).stillRight(RELEASE)).isFalse();
    }

    private static LiveGuard guard(Optional<MySQL> stored) {
        ObjectSource cluster = new OneResource(stored);
        SnapshotReader reader =
                new SnapshotReader(cluster, new Manifests(AdapterSettings.defaults()), InstantSource.system());
        return new LiveGuard(cluster, reader, reader.read(deleted("life-1")), Recorder.NONE);
    }

    /** It never had data. */
    private static MySQL deleted(String uid) {
        MySQL resource = new MySQL();
        resource.setMetadata(new ObjectMetaBuilder()
                .withNamespace("default")
                .withName("mysql-instance")
                .withUid(uid)
                .withGeneration(1L)
                .withCreationTimestamp("2020-08-11T07:00:00Z")
                .withDeletionTimestamp("2020-08-11T08:00:00Z")
                .withFinalizers(Annotations.FINALIZER)
                .build());
        resource.setSpec(new MySQLSpec());
        return resource;
    }

    private record OneResource(Optional<MySQL> stored) implements ObjectSource {
        @Override
        public <T extends HasMetadata> Optional<T> find(Class<T> type, String namespace, String name) {
            return type.equals(MySQL.class) ? stored.map(type::cast) : Optional.empty();
        }

        @Override
        public <T extends HasMetadata> List<T> list(Class<T> type, String namespace, Map<String, String> labels) {
            return List.of();
        }
    }
}

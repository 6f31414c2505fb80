package homework.otus.mysql.operator;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.k8s.AdapterSettings;
import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.k8s.crd.InstanceRef;
import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.MySQLBackup;
import homework.otus.mysql.k8s.crd.MySQLBackupSpec;
import homework.otus.mysql.k8s.crd.MySQLBackupStatus;
import homework.otus.mysql.k8s.crd.MySQLSpec;
import homework.otus.mysql.k8s.crd.SpecReader;
import homework.otus.mysql.k8s.manifest.Manifests;
import homework.otus.mysql.k8s.read.ObjectSource;
import homework.otus.mysql.k8s.read.SnapshotReader;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.planner.Planner;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubjectTest {
    @Test
    void anInstanceThatIsThereIsPlannedFor() {
        MySQL resource = resource();
        assertThat(find(resource, backup("b", "mysql:8.4"))).contains(new Subject(resource, false));
    }

    @Test
    void withoutAResourceAndWithoutBackupsThereIsNothing() {
        MySQLBackup ofAnother = backup("b", "mysql:8.4");
        ofAnother.setSpec(of("another"));
        assertThat(find()).isEmpty();
        assertThat(find(ofAnother)).isEmpty();
    }

    @Test
    void backupsThatOutliveTheirInstanceAreTheSubjectWithTheImageThatTheyWereTakenWith() {
        MySQLBackup wish = backup("a", "");
        wish.setStatus(null);
        Subject subject = find(wish, backup("b", "mysql:5.7")).orElseThrow();
        assertThat(subject.gone()).isTrue();
        assertThat(SpecReader.instance(subject.resource())).isEqualTo(Worlds.INSTANCE);
        assertThat(SpecReader.spec(subject.resource()).image()).isEqualTo("mysql:5.7");
    }

    @Test
    void ofAnInstanceThatIsGoneOnlyWhatItsBackupsNeedIsRead() {
        Cluster cluster = new Cluster(List.of(backup("b", "mysql:8.4")));
        ClusterSnapshot snapshot =
                Subject.find(cluster, Worlds.INSTANCE).orElseThrow().read(reader(cluster));
        assertThat(snapshot.resource().isDeleting()).isTrue();
        assertThat(snapshot.resource().guarded()).isFalse();
        assertThat(snapshot.backups()).hasSize(1);
        assertThat(plan(cluster)).isEmpty();
    }

    /** Its files cannot be reached any more, so nothing holds it. */
    @Test
    void aDeletedBackupOfAnInstanceThatIsGoneIsLetGo() {
        MySQLBackup deleted = backup("b", "mysql:8.4");
        deleted.getMetadata().setFinalizers(List.of(Annotations.FINALIZER));
        deleted.getMetadata().setDeletionTimestamp("2024-05-01T12:00:00Z");
        assertThat(plan(new Cluster(List.of(deleted))))
                .singleElement()
                .asString()
                .contains("Release");
    }

    private static List<Object> plan(Cluster cluster) {
        Subject subject = Subject.find(cluster, Worlds.INSTANCE).orElseThrow();
        Plan plan = new Planner()
                .plan(SpecReader.spec(subject.resource()), Optional.empty(), subject.read(reader(cluster)));
        return plan.steps().stream().<Object>map(step -> step.action()).toList();
    }

    private static SnapshotReader reader(ObjectSource cluster) {
        return new SnapshotReader(cluster, new Manifests(AdapterSettings.defaults()), () -> Worlds.NOON);
    }

    private static Optional<Subject> find(HasMetadata... objects) {
        return Subject.find(new Cluster(List.of(objects)), Worlds.INSTANCE);
    }

    private static MySQL resource() {
        MySQL resource = new MySQL();
        resource.setMetadata(new ObjectMetaBuilder()
                .withNamespace("default")
                .withName("mysql-instance")
                .withUid("life-1")
                .build());
        resource.setSpec(new MySQLSpec());
        return resource;
    }

    private static MySQLBackupSpec of(String instance) {
        InstanceRef reference = new InstanceRef();
        reference.setName(instance);
        MySQLBackupSpec spec = new MySQLBackupSpec();
        spec.setInstanceRef(reference);
        return spec;
    }

    private static MySQLBackup backup(String name, String image) {
        MySQLBackupStatus status = new MySQLBackupStatus();
        status.setPhase("Succeeded");
        status.setBackupId("id-of-" + name);
        status.setImage(image);
        MySQLBackup backup = new MySQLBackup();
        backup.setMetadata(new ObjectMetaBuilder()
                .withNamespace("default")
                .withName(name)
                .withUid("uid-of-" + name)
                .build());
        backup.setSpec(of("mysql-instance"));
        backup.setStatus(status);
        return backup;
    }

    private record Cluster(List<HasMetadata> objects) implements ObjectSource {
        @Override
        public <T extends HasMetadata> Optional<T> find(Class<T> type, String namespace, String name) {
            return list(type, namespace, Map.of()).stream()
                    .filter(object -> name.equals(object.getMetadata().getName()))
                    .findFirst();
        }

        @Override
        public <T extends HasMetadata> List<T> list(Class<T> type, String namespace, Map<String, String> labels) {
            return objects.stream()
                    .filter(type::isInstance)
                    .filter(object -> namespace.equals(object.getMetadata().getNamespace()))
                    .filter(object -> labels.isEmpty())
                    .map(type::cast)
                    .toList();
        }
    }
}

package homework.otus.mysql.k8s.read;

import static homework.otus.mysql.k8s.Samples.MYSQL_INSTANCE;
import static homework.otus.mysql.k8s.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.k8s.AdapterSettings;
import homework.otus.mysql.k8s.Samples;
import homework.otus.mysql.k8s.manifest.Manifests;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Extent;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What cannot be there is not asked for; whatever may be is asked of the API server, and of it alone. */
class LiveWithinTest {
    private static final Extent NOTHING = new Extent(Set.of(), false);

    private final FakeObjects cluster = new FakeObjects();
    private final FakeObjects caches = new FakeObjects();
    private final Asked asked = new Asked(cluster, new ArrayList<>());

    private ClusterSnapshot read(Extent extent) {
        asked.names().clear();
        return new SnapshotReader(
                        new LiveWithin(asked, caches, MYSQL_INSTANCE, extent),
                        new Manifests(AdapterSettings.defaults()),
                        () -> NOW)
                .read(Samples.resource());
    }

    @Test
    void ofANewInstanceOnlyTheVolumesAreAskedFor() {
        assertThat(read(NOTHING).service()).isEmpty();
        // what a class made is found by labels
        assertThat(asked.names()).containsExactly("list persistentvolumes");
    }

    @Test
    void whatMayBeThereIsAskedForByItsName() {
        cluster.with(service());
        assertThat(read(new Extent(Set.of(ObjectRole.SERVICE, ObjectRole.INVENTORY_JOB), false))
                        .service())
                .isPresent();
        assertThat(asked.names())
                .containsExactlyInAnyOrder(
                        "mysql-instance", "inventory-mysql-instance", "list persistentvolumes", "list pods");
    }

    /** The memory is wrong, or old: an object with our labels is not overlooked. */
    @Test
    void whatTheCachesShowIsAskedForToo() {
        caches.with(service());
        assertThat(read(NOTHING).service()).isEmpty();
        cluster.with(service());
        assertThat(read(NOTHING).service()).isPresent();
        caches.with(new PodBuilder()
                .withMetadata(FakeObjects.ours(ObjectRole.WORKLOAD, Map.of()))
                .build());
        assertThat(read(NOTHING).pods()).isEmpty();
        assertThat(asked.names()).contains("list pods");
    }

    @Test
    void backupsAreListedWhereThereWereSome() {
        ClusterSnapshot unused = read(new Extent(Set.of(), true));
        assertThat(asked.names()).contains("list mysqlbackups");
    }

    /** The data claim of backup-foo has the name of foo's backup claim: it is another instance's affair. */
    @Test
    void onlyTheNamesOfTheInstanceItselfAreLeftOut() {
        LiveWithin source = new LiveWithin(asked, caches, MYSQL_INSTANCE, NOTHING);
        assertThat(source.find(Service.class, "default", "mysql-instance")).isEmpty();
        assertThat(source.find(Service.class, "other", "mysql-instance")).isEmpty();
        assertThat(source.find(Service.class, "default", "another")).isEmpty();
        assertThat(asked.names()).containsExactly("mysql-instance", "another");
    }

    @Test
    void whatIsAroundItComesFromTheCaches() {
        caches.with(new NamespaceBuilder()
                .withNewMetadata()
                .withName("default")
                .withDeletionTimestamp("2020-08-11T08:00:00Z")
                .endMetadata()
                .build());
        assertThat(read(NOTHING).namespaceTerminating()).isTrue();
        LiveWithin source = new LiveWithin(asked, caches, MYSQL_INSTANCE, NOTHING);
        assertThat(source.find(Namespace.class, "", "default")).isPresent();
        assertThat(source.list(Node.class, "", Map.of())).isEmpty();
        assertThat(source.list(Pod.class, "default", Map.of())).isEmpty();
        assertThat(asked.names()).containsExactly("list persistentvolumes");
    }

    private static Service service() {
        return new ServiceBuilder()
                .withMetadata(FakeObjects.ours(ObjectRole.SERVICE, Map.of()))
                .withNewSpec()
                .endSpec()
                .build();
    }

    /** Writes down what is asked for. */
    private record Asked(ObjectSource cluster, List<String> names) implements ObjectSource {
        @Override
        public <T extends HasMetadata> Optional<T> find(Class<T> type, String namespace, String name) {
            names.add(name);
            return cluster.find(type, namespace, name);
        }

        @Override
        public <T extends HasMetadata> List<T> list(Class<T> type, String namespace, Map<String, String> labels) {
            names.add("list " + HasMetadata.getPlural(type));
            return cluster.list(type, namespace, labels);
        }
    }
}

package homework.otus.mysql.operator;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.k8s.AdapterSettings;
import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.MySQLSpec;
import homework.otus.mysql.k8s.manifest.Manifests;
import homework.otus.mysql.k8s.read.ObjectSource;
import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The first look at a life asks for everything; the next ones for what may be there. */
class LookingTest {
    private static final int JOBS = 9;

    private final Cluster cluster = new Cluster(new ArrayList<>(), new ArrayList<>());
    private final Looking looking = new Looking(
            cluster,
            new Cluster(List.of(node()), new ArrayList<>()),
            new Manifests(AdapterSettings.defaults()),
            () -> Worlds.NOON);

    LookingTest() {
        cluster.objects().add(resource());
        cluster.objects().add(node());
    }

    private long jobsAskedFor() {
        cluster.asked().clear();
        assertThat(looking.live(Worlds.INSTANCE)).isPresent();
        return cluster.asked().stream().filter(Job.class::equals).count();
    }

    @Test
    void onlyTheFirstLookAsksForEveryJob() {
        assertThat(jobsAskedFor()).isEqualTo(JOBS);
        looking.doing(Worlds.INSTANCE, new Action.AddFinalizer());
        assertThat(jobsAskedFor()).isZero();
    }

    @Test
    void whatIsForgottenIsAskedForAgain() {
        assertThat(jobsAskedFor()).isEqualTo(JOBS);
        looking.forget(Worlds.INSTANCE);
        assertThat(jobsAskedFor()).isEqualTo(JOBS);
    }

    @Test
    void aBlockIsToldFromAWholeLook() {
        cluster.objects().add(foreignJob());
        assertThat(jobsAskedFor()).isEqualTo(JOBS);
        assertThat(looking.live(Worlds.INSTANCE).orElseThrow().plan().block()).isPresent();
        assertThat(jobsAskedFor()).isEqualTo(JOBS);
    }

    /** It came after the whole look: the creation of ours is refused, and an error forgets. */
    @Test
    void anObjectOfOthersIsFoundAfterAnError() {
        assertThat(jobsAskedFor()).isEqualTo(JOBS);
        cluster.objects().add(foreignJob());
        assertThat(looking.live(Worlds.INSTANCE).orElseThrow().plan().block()).isEmpty();
        looking.forget(Worlds.INSTANCE);
        assertThat(looking.live(Worlds.INSTANCE).orElseThrow().plan().block()).isPresent();
    }

    private static MySQL resource() {
        MySQL resource = new MySQL();
        resource.setMetadata(new ObjectMetaBuilder()
                .withNamespace(Worlds.INSTANCE.namespace())
                .withName(Worlds.INSTANCE.name())
                .withUid("life-1")
                .withGeneration(1L)
                .withCreationTimestamp("2020-08-11T07:00:00Z")
                .build());
        MySQLSpec spec = new MySQLSpec();
        spec.setImage("mysql:8.4");
        spec.setDatabase("otus-database");
        spec.setPassword("otuspassword");
        spec.setStorageSize("1Gi");
        resource.setSpec(spec);
        return resource;
    }

    private static Job foreignJob() {
        return new JobBuilder()
                .withNewMetadata()
                .withNamespace(Worlds.INSTANCE.namespace())
                .withName(ObjectRole.BACKUP_JOB.nameFor(Worlds.INSTANCE))
                .withUid("foreign")
                .endMetadata()
                .build();
    }

    private static Node node() {
        return new NodeBuilder()
                .withNewMetadata()
                .withName("node1")
                .endMetadata()
                .withNewSpec()
                .endSpec()
                .withNewStatus()
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .endCondition()
                .endStatus()
                .build();
    }

    /** Notes which kinds it is asked for. */
    private record Cluster(List<HasMetadata> objects, List<Class<?>> asked) implements ObjectSource {
        @Override
        public <T extends HasMetadata> Optional<T> find(Class<T> type, String namespace, String name) {
            asked.add(type);
            return all(type).stream()
                    .filter(object -> name.equals(object.getMetadata().getName()))
                    .findFirst();
        }

        @Override
        public <T extends HasMetadata> List<T> list(Class<T> type, String namespace, Map<String, String> labels) {
            asked.add(type);
            return labels.isEmpty() ? all(type) : List.of();
        }

        private <T extends HasMetadata> List<T> all(Class<T> type) {
            return objects.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }
}

package homework.otus.mysql.operator;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.execute.ResourceContext;
import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Extent;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Uid;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What was seen counts for the life and the generation that it was seen of, for a while. */
class ExtentsTest {
    private Instant now = Worlds.NOON;
    private final Extents extents = new Extents(() -> now, Duration.ofMinutes(10));
    private final ClusterSnapshot fresh = Worlds.fresh();
    private final String life = fresh.resource().uid().value();

    @Test
    void nothingIsKnownBeforeAWholeLook() {
        assertThat(extents.of(resource(life, 1, false))).isEmpty();
        extents.doing(Worlds.INSTANCE, new Action.CreateService());
        assertThat(extents.of(resource(life, 1, false))).isEmpty();
    }

    @Test
    void whatIsDoneIsThereFromThenOn() {
        extents.looked(fresh);
        extents.doing(Worlds.INSTANCE, new Action.CreateService());
        extents.doing(Worlds.INSTANCE, new Action.CreateCredentials(false));
        assertThat(extents.of(resource(life, 1, false)))
                .contains(new Extent(Set.of(ObjectRole.SERVICE, ObjectRole.CREDENTIALS), false));
    }

    @Test
    void anotherLifeAnEditAndADeletionTakeAWholeLook() {
        extents.looked(fresh);
        assertThat(extents.of(resource(life, 1, false))).isPresent();
        assertThat(extents.of(resource("another", 1, false))).isEmpty();
        assertThat(extents.of(resource(life, 2, false))).isEmpty();
        assertThat(extents.of(resource(life, 1, true))).isEmpty();
    }

    @Test
    void countsForAWhileOnlyWhateverTheClockDoes() {
        extents.looked(fresh);
        now = now.plusSeconds(599);
        assertThat(extents.of(resource(life, 1, false))).isPresent();
        now = now.plusSeconds(1);
        assertThat(extents.of(resource(life, 1, false))).isEmpty();
        now = Worlds.NOON.minusSeconds(1);
        assertThat(extents.of(resource(life, 1, false))).isEmpty();
    }

    @Test
    void whatIsNoStepOfACreateForgetsAll() {
        extents.looked(fresh);
        extents.doing(Worlds.INSTANCE, new Action.Delete(ObjectRole.WORKLOAD, new Uid("u1")));
        extents.doing(Worlds.INSTANCE, new Action.CreateService());
        assertThat(extents.of(resource(life, 1, false))).isEmpty();
    }

    @Test
    void aLookAtADeletionForgetsAll() {
        extents.looked(fresh);
        extents.looked(Worlds.deleted());
        assertThat(extents.of(resource(life, 1, false))).isEmpty();
    }

    private static ResourceContext resource(String uid, long generation, boolean deleting) {
        MySQL resource = new MySQL();
        resource.setMetadata(new ObjectMetaBuilder()
                .withNamespace(Worlds.INSTANCE.namespace())
                .withName(Worlds.INSTANCE.name())
                .withUid(uid)
                .withGeneration(generation)
                .withDeletionTimestamp(Optional.of("2020-08-11T08:00:00Z")
                        .filter(time -> deleting)
                        .orElse(null))
                .build());
        return new ResourceContext(resource);
    }
}

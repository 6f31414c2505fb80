package homework.otus.mysql.k8s.read;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.PodFact.Keeper;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeepersTest {
    private static final Pod OF_A_SET = pod("set");

    @Test
    void aPodWithoutControllerBelongsToNobody() {
        assertThat(new Keepers(List.of()).of(pod(""))).isEqualTo(Keeper.NOBODY);
        Pod onlyOwned = new PodBuilder(OF_A_SET).build();
        onlyOwned.getMetadata().getOwnerReferences().get(0).setController(null);
        assertThat(new Keepers(List.of(set("", false))).of(onlyOwned)).isEqualTo(Keeper.NOBODY);
    }

    @Test
    void aSetThatBelongsToNothingWaitsForTheNextWorkload() {
        assertThat(new Keepers(List.of(set("", false))).of(OF_A_SET)).isEqualTo(Keeper.NEXT_WORKLOAD);
    }

    @Test
    void whatFollowsItsWorkloadIsNotTakenUp() {
        assertThat(new Keepers(List.of(set("deployment", false))).of(OF_A_SET)).isEqualTo(Keeper.WORKLOAD);
        assertThat(new Keepers(List.of(set("", true))).of(OF_A_SET)).isEqualTo(Keeper.WORKLOAD);
        assertThat(new Keepers(List.of()).of(OF_A_SET)).isEqualTo(Keeper.WORKLOAD);
    }

    private static Pod pod(String controller) {
        return new PodBuilder().withMetadata(metadata("pod", controller)).build();
    }

    private static ReplicaSet set(String controller, boolean terminating) {
        ReplicaSet set = new ReplicaSetBuilder()
                .withMetadata(metadata("set", controller))
                .build();
        set.getMetadata().setDeletionTimestamp(terminating ? "2020-08-11T07:59:00Z" : null);
        return set;
    }

    private static ObjectMeta metadata(String uid, String controller) {
        ObjectMetaBuilder metadata = new ObjectMetaBuilder().withUid(uid);
        return controller.isEmpty()
                ? metadata.build()
                : metadata.addNewOwnerReference()
                        .withUid(controller)
                        .withController(true)
                        .endOwnerReference()
                        .build();
    }
}

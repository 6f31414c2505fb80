package homework.otus.mysql.k8s;

import static homework.otus.mysql.k8s.Samples.MYSQL_INSTANCE;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LabelsTest {
    private static Ownership ownership(Map<String, String> labels) {
        return Labels.ownership(labelled(labels), MYSQL_INSTANCE, ObjectRole.CATALOGUE);
    }

    private static ConfigMap labelled(Map<String, String> labels) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withLabels(labels)
                .endMetadata()
                .build();
    }

    @Test
    void oursCarriesNamespaceInstanceAndRole() {
        assertThat(ownership(Labels.of(MYSQL_INSTANCE, ObjectRole.CATALOGUE))).isEqualTo(Ownership.OURS);
    }

    @Test
    void anotherValueOfAnyOfTheThreeIsForeign() {
        for (String key : Labels.identity(MYSQL_INSTANCE, ObjectRole.CATALOGUE).keySet()) {
            Map<String, String> labels = new TreeMap<>(Labels.of(MYSQL_INSTANCE, ObjectRole.CATALOGUE));
            labels.put(key, "other");
            assertThat(ownership(labels)).as(key).isEqualTo(Ownership.FOREIGN);
            labels.remove(key);
            assertThat(ownership(labels)).as("without " + key).isEqualTo(Ownership.FOREIGN);
        }
    }

    @Test
    void othersLabelsDoNotCount() {
        assertThat(ownership(Map.of("app", "mysql-instance", Labels.MANAGED_BY, "helm")))
                .isEqualTo(Ownership.UNLABELLED);
        assertThat(ownership(Map.of())).isEqualTo(Ownership.UNLABELLED);
    }

    @Test
    void theBackupVolumeOfFooIsForeignToBackupFoo() {
        InstanceId foo = new InstanceId("default", "foo");
        InstanceId backupFoo = new InstanceId("default", "backup-foo");
        assertThat(ObjectRole.BACKUP_VOLUME.nameFor(foo)).isEqualTo(ObjectRole.DATA_VOLUME.nameFor(backupFoo));
        assertThat(Labels.ownership(
                        labelled(Labels.of(foo, ObjectRole.BACKUP_VOLUME)), backupFoo, ObjectRole.DATA_VOLUME))
                .isEqualTo(Ownership.FOREIGN);
    }

    @Test
    void theServiceSelectsNoPodOfAJob() {
        assertThat(Labels.of(MYSQL_INSTANCE, ObjectRole.BACKUP_JOB).entrySet())
                .doesNotContainSequence(Labels.workloadSelector(MYSQL_INSTANCE).entrySet());
        assertThat(Labels.of(MYSQL_INSTANCE, ObjectRole.BACKUP_JOB)).doesNotContainKey(Labels.APP);
        assertThat(Labels.ofWorkloadPod(MYSQL_INSTANCE)).containsAllEntriesOf(Labels.workloadSelector(MYSQL_INSTANCE));
    }

    @Test
    void anObjectLeadsToItsInstance() {
        assertThat(Labels.instanceOf(labelled(Labels.of(MYSQL_INSTANCE, ObjectRole.SERVICE))))
                .contains(MYSQL_INSTANCE);
        assertThat(Labels.instanceOf(labelled(Map.of()))).isEmpty();
    }

    @Test
    void pathsAreThoseOfTheApiServer() {
        InstanceId other = new InstanceId("shop", "db");
        assertThat(Kinds.path(other, ObjectRole.DATA_VOLUME)).isEqualTo("/api/v1/persistentvolumes/shop.db-pv");
        assertThat(Kinds.path(other, ObjectRole.BACKUP_CLAIM))
                .isEqualTo("/api/v1/namespaces/shop/persistentvolumeclaims/backup-db-pvc");
        assertThat(Kinds.path(other, ObjectRole.WORKLOAD)).isEqualTo("/apis/apps/v1/namespaces/shop/deployments/db");
        assertThat(Kinds.path(other, ObjectRole.BACKUP_JOB))
                .isEqualTo("/apis/batch/v1/namespaces/shop/jobs/backup-db-job");
    }
}

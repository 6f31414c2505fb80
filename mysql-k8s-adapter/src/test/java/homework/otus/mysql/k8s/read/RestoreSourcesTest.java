package homework.otus.mysql.k8s.read;

import static homework.otus.mysql.k8s.Samples.BACKUP;
import static homework.otus.mysql.k8s.Samples.MYSQL_INSTANCE;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.k8s.BackupSamples;
import homework.otus.mysql.k8s.Labels;
import homework.otus.mysql.k8s.crd.MySQLBackup;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.RestoreSource;
import homework.otus.mysql.model.RestoreWish;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestoreSourcesTest {
    private static final InstanceId OTHER = new InstanceId("default", "other");
    private static final String ID = BACKUP.id().value();

    private final FakeObjects cluster = new FakeObjects();

    private Optional<RestoreSource> find(String name) {
        return new RestoreSources(cluster).find(MYSQL_INSTANCE, new RestoreWish.Named(name));
    }

    /** A backup claim, and the catalogue of the claim with that UID, with one backup in it. */
    private void volumeOf(InstanceId instance, String claimOfCatalogue, Map<String, String> labels) {
        cluster.with(new PersistentVolumeClaimBuilder()
                        .withMetadata(metadata(instance, ObjectRole.BACKUP_CLAIM, Map.of(), Map.of()))
                        .build())
                .with(new ConfigMapBuilder()
                        .withMetadata(metadata(
                                instance,
                                ObjectRole.CATALOGUE,
                                labels,
                                Map.of("otus.homework/backup-claim-uid", claimOfCatalogue)))
                        .withData(Map.of(Catalogues.KEY, BackupRecords.write(List.of(BACKUP))))
                        .build());
    }

    private void volumeOf(InstanceId instance) {
        volumeOf(instance, "claim-uid", Labels.of(instance, ObjectRole.CATALOGUE));
    }

    private static ObjectMeta metadata(
            InstanceId instance, ObjectRole role, Map<String, String> labels, Map<String, String> annotations) {
        return new ObjectMetaBuilder()
                .withNamespace(instance.namespace())
                .withName(role.nameFor(instance))
                .withUid("claim-uid")
                .withLabels(labels)
                .withAnnotations(annotations)
                .build();
    }

    @Test
    void aWishThatNamesNoneNeedsNone() {
        volumeOf(MYSQL_INSTANCE);
        assertThat(new RestoreSources(cluster).find(MYSQL_INSTANCE, RestoreWish.LATEST))
                .isEmpty();
        assertThat(new RestoreSources(cluster).find(MYSQL_INSTANCE, new RestoreWish.Nothing()))
                .isEmpty();
    }

    @Test
    void aNameIsThatOfAResourceOfAnyInstanceOfTheNamespace() {
        volumeOf(OTHER);
        cluster.with(BackupSamples.taken("by-name", "other", ID));
        assertThat(find("by-name")).contains(new RestoreSource("other", BACKUP));
        assertThat(find("by-another-name")).isEmpty();
    }

    @Test
    void aNameMayBeTheIdOfAnOwnBackupOnly() {
        volumeOf(OTHER);
        assertThat(find(ID)).isEmpty();
        volumeOf(MYSQL_INSTANCE);
        assertThat(find(ID)).contains(new RestoreSource("mysql-instance", BACKUP));
    }

    @Test
    void aResourceWithoutABackupIsNone() {
        volumeOf(MYSQL_INSTANCE);
        cluster.with(BackupSamples.backup("wish", "mysql-instance"))
                .with(BackupSamples.taken("unlisted", "mysql-instance", "id-of-nothing"))
                .with(BackupSamples.taken("nobodys", "", ID))
                .with(BackupSamples.taken("of-a-volume-that-is-gone", "gone", ID));
        assertThat(find("wish")).isEmpty();
        assertThat(find("unlisted")).isEmpty();
        assertThat(find("nobodys")).isEmpty();
        assertThat(find("of-a-volume-that-is-gone")).isEmpty();
    }

    @Test
    void oneThatIsBeingDeletedIsNone() {
        volumeOf(MYSQL_INSTANCE);
        MySQLBackup going = BackupSamples.taken("going", "mysql-instance", ID);
        going.getMetadata().setDeletionTimestamp("2020-08-11T07:59:00Z");
        cluster.with(going);
        assertThat(find("going")).isEmpty();
    }

    @Test
    void aCatalogueOfAnotherClaimOrOfOthersIsNotBelieved() {
        volumeOf(MYSQL_INSTANCE, "claim-of-an-earlier-volume", Labels.of(MYSQL_INSTANCE, ObjectRole.CATALOGUE));
        volumeOf(OTHER, "claim-uid", Map.of());
        cluster.with(BackupSamples.taken("a", "mysql-instance", ID)).with(BackupSamples.taken("b", "other", ID));
        assertThat(find("a")).isEmpty();
        assertThat(find("b")).isEmpty();
    }
}

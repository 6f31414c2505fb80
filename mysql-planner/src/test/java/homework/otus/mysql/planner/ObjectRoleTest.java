package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.ObjectRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The names that people's scripts use. */
class ObjectRoleTest {
    private static final InstanceId FOO = new InstanceId("default", "foo");
    private static final InstanceId BACKUP_FOO = new InstanceId("default", "backup-foo");

    @ParameterizedTest
    @CsvSource({
        "DATA_VOLUME, mysql-instance-pv",
        "DATA_CLAIM, mysql-instance-pvc",
        "BACKUP_VOLUME, backup-mysql-instance-pv",
        "BACKUP_CLAIM, backup-mysql-instance-pvc",
        "CREDENTIALS, mysql-instance-credentials",
        "CATALOGUE, mysql-instance-backups",
        "WORKLOAD, mysql-instance",
        "SERVICE, mysql-instance",
        "BACKUP_JOB, backup-mysql-instance-job",
        "RESTORE_JOB, restore-mysql-instance-job",
        "INVENTORY_JOB, inventory-mysql-instance",
        "WIPE_JOB, wipe-mysql-instance-job"
    })
    void hasItsFixedName(ObjectRole role, String name) {
        assertThat(role.nameFor(Worlds.INSTANCE)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"DATA_VOLUME, other.mysql-instance-pv", "BACKUP_VOLUME, other.backup-mysql-instance-pv"})
    void aVolumeOfAnotherNamespaceCarriesIt(ObjectRole role, String name) {
        assertThat(role.nameFor(new InstanceId("other", "mysql-instance"))).isEqualTo(name);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"DATA_VOLUME", "BACKUP_VOLUME"},
            mode = EnumSource.Mode.EXCLUDE)
    void whatIsNamespacedHasOneNameEverywhere(ObjectRole role) {
        assertThat(role.nameFor(new InstanceId("other", "mysql-instance"))).isEqualTo(role.nameFor(Worlds.INSTANCE));
    }

    /** The fixed names collide; that is why the labels decide, see {@link BlockOnForeignObjectsTest}. */
    @Test
    void fooAndBackupFooMeetInTwoNames() {
        List<String> met = new ArrayList<>();
        for (ObjectRole mine : ObjectRole.values()) {
            for (ObjectRole other : ObjectRole.values()) {
                if (mine.kind().equals(other.kind()) && mine.nameFor(FOO).equals(other.nameFor(BACKUP_FOO))) {
                    met.add(mine + " of foo, " + other + " of backup-foo: " + mine.nameFor(FOO));
                }
            }
        }
        assertThat(met)
                .containsExactly(
                        "BACKUP_VOLUME of foo, DATA_VOLUME of backup-foo: backup-foo-pv",
                        "BACKUP_CLAIM of foo, DATA_CLAIM of backup-foo: backup-foo-pvc");
    }

    @Test
    void noTwoObjectsOfOneInstanceShareKindAndName() {
        List<String> names = new ArrayList<>();
        for (ObjectRole role : ObjectRole.values()) {
            names.add(role.kind() + " " + role.nameFor(FOO));
        }
        assertThat(names).doesNotHaveDuplicates();
    }
}

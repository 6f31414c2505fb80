package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.ClusterSnapshot;
import org.junit.jupiter.api.Test;

class BackupNamesTest {
    @Test
    void aNameIsTheMomentOfTheSnapshot() {
        assertThat(BackupNames.at(Worlds.running())).isEqualTo(new BackupId("mysql-instance-20200811T120000Z"));
    }

    @Test
    void aNameThatIsTakenIsNotGivenAgain() {
        ClusterSnapshot now = Worlds.withBackups(
                Worlds.running(),
                Worlds.backup("mysql-instance-20200811T120000Z", Worlds.FIRST_LIFE),
                Worlds.backup("mysql-instance-20200811T120001Z", Worlds.FIRST_LIFE));
        assertThat(BackupNames.at(now)).isEqualTo(new BackupId("mysql-instance-20200811T120002Z"));
    }
}

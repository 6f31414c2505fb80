package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.InFlight;
import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The server dies in the middle of the final backup: that backup does not count, and another is taken (invariant I14). */
class RestartedServerE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("restarted");

    private static final int ROWS = 300_000;
    /** Enough that dumping it takes some seconds, on a fast machine too. */
    private static final String FILL = "create table `otus-database`.big (id int primary key, filling text);"
            + " set session cte_max_recursion_depth = " + ROWS + ";"
            + " insert into `otus-database`.big with recursive n(i) as (select 1 union all select i + 1 from n where i < "
            + ROWS
            + ") select i, concat(sha2(i, 512), sha2(i + 0.1, 512), sha2(i + 0.2, 512), sha2(i + 0.3, 512)) from n";

    private static final String SUM = "select count(*), sum(crc32(filling)) from `otus-database`.big";

    @Test
    void theBackupIsTakenAgainAndTheRowsAreComplete() {
        Instance mysql = LAB.instance("mysql-instance");
        LAB.operator().start();
        mysql.create();
        mysql.awaitReady();
        mysql.rows().sql(FILL);
        List<String> sum = mysql.rows().sql(SUM);
        assertThat(sum).singleElement().asString().startsWith(ROWS + "\t");
        Pod server = mysql.rows().pod();

        mysql.delete();
        Job first = InFlight.at(LAB.cluster(), mysql, ObjectRole.BACKUP_JOB, "writing own.sql.gz");
        LAB.disturb(mysql);
        LAB.cluster().client().resource(server).withGracePeriod(0).delete();
        mysql.awaitGone();

        Job second = mysql.object(Job.class, ObjectRole.BACKUP_JOB).orElseThrow();
        assertThat(second.getStatus().getSucceeded()).isEqualTo(1);
        String catalogue = mysql.object(ConfigMap.class, ObjectRole.CATALOGUE)
                .orElseThrow()
                .getData()
                .toString();
        assertThat(catalogue).containsOnlyOnce("\"id\"");
        boolean another =
                !second.getMetadata().getUid().equals(first.getMetadata().getUid());
        // a backup that was faster than the kill is fenced and whole, and counts
        assertThat(catalogue.contains(server.getMetadata().getName()))
                .as("the backup is of the server that was killed")
                .isEqualTo(!another);

        mysql.create();
        mysql.awaitReady();
        assertThat(mysql.rows().sql(SUM)).isEqualTo(sum);
    }
}

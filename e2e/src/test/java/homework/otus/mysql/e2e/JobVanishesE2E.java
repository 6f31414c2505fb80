package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.InFlight;
import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Job that somebody deletes in the middle of its work is done again, never taken for done (earlier failure 3). */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JobVanishesE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("vanish");

    private static final int ROWS = 300_000;
    /** Enough that dumping and restoring it takes some seconds, on a fast machine too. */
    private static final String FILL = "create table `otus-database`.big (id int, filling text);"
            + " set session cte_max_recursion_depth = " + ROWS + ";"
            + " insert into `otus-database`.big with recursive n(i) as (select 1 union all select i + 1 from n where i < "
            + ROWS
            + ") select i, concat(sha2(i, 512), sha2(i + 0.1, 512), sha2(i + 0.2, 512), sha2(i + 0.3, 512)) from n";

    private static final String SUM =
            "select count(*), count(distinct id), sum(crc32(filling)) from `otus-database`.big";

    private static List<String> sum = List.of();

    @BeforeAll
    static void fill() {
        LAB.operator().start();
        mysql().create();
        mysql().awaitReady();
        mysql().rows().sql(FILL);
        sum = mysql().rows().sql(SUM);
        assertThat(sum).singleElement().asString().startsWith(ROWS + "\t" + ROWS + "\t");
    }

    @Test
    @Order(1)
    void aFinalBackupIsTakenAgain() {
        mysql().delete();
        Job first = InFlight.at(LAB.cluster(), mysql(), ObjectRole.BACKUP_JOB, "writing own.sql.gz");
        remove(first);
        mysql().awaitGone();

        Job second = mysql().object(Job.class, ObjectRole.BACKUP_JOB).orElseThrow();
        assertThat(second.getMetadata().getUid())
                .isNotEqualTo(first.getMetadata().getUid());
        assertThat(second.getStatus().getSucceeded()).isEqualTo(1);
        assertThat(mysql().object(ConfigMap.class, ObjectRole.CATALOGUE)
                        .orElseThrow()
                        .getData()
                        .values())
                .singleElement()
                .asString()
                .containsOnlyOnce("\"id\"");
    }

    /** The pod of the vanished Job may live on for some seconds; it must not mix its rows into those of the new one. */
    @Test
    @Order(2)
    void aRestoreIsDoneAgain() {
        mysql().create();
        Job first = InFlight.at(LAB.cluster(), mysql(), ObjectRole.RESTORE_JOB, "restoring own.sql.gz");
        assertThat(mysql().object(ObjectRole.SERVICE)).isEmpty();
        remove(first);
        mysql().awaitReady();

        Job second = mysql().object(Job.class, ObjectRole.RESTORE_JOB).orElseThrow();
        assertThat(second.getMetadata().getUid())
                .isNotEqualTo(first.getMetadata().getUid());
        assertThat(mysql().rows().sql(SUM)).isEqualTo(sum);
        assertThat(mysql().message()).isEqualTo("mysql-instance created with restore-job");
    }

    private static void remove(Job job) {
        LAB.disturb(mysql());
        LAB.cluster()
                .client()
                .resource(job)
                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                .delete();
    }

    private static Instance mysql() {
        return LAB.instance("mysql-instance");
    }
}

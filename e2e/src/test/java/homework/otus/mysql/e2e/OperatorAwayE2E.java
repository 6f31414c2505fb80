package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.model.ObjectRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happened while the operator was away is handled when it is back, and only the last state counts (M13). */
class OperatorAwayE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("away");

    @Test
    void onlyTheLastStateCounts() {
        Instance deleted = LAB.instance("deleted");
        Instance damaged = LAB.instance("damaged");
        Instance created = LAB.instance("created");
        Instance passing = LAB.instance("passing");
        LAB.operator().start();
        deleted.create();
        damaged.create();
        deleted.awaitReady();
        damaged.awaitReady();
        deleted.rows().write();

        LAB.operator().stop();
        deleted.delete();
        created.create(spec -> spec.setDatabase("first"));
        created.edit(resource -> resource.getSpec().setDatabase("second"));
        created.edit(resource -> resource.getSpec().setDatabase("third"));
        passing.create();
        passing.delete();
        LAB.disturb(damaged);
        LAB.cluster()
                .client()
                .resource(damaged.object(ObjectRole.SERVICE).orElseThrow())
                .delete();
        LAB.operator().start();

        deleted.awaitGone();
        deleted.awaitOnly(
                ObjectRole.BACKUP_VOLUME, ObjectRole.BACKUP_CLAIM, ObjectRole.CATALOGUE, ObjectRole.BACKUP_JOB);
        created.awaitReady();
        assertThat(created.rows().sql("show databases")).contains("third").doesNotContain("first", "second");
        Patience.await(
                "the Service is back", () -> damaged.object(ObjectRole.SERVICE).isPresent());
        assertThat(passing.resource()).isEmpty();
        assertThat(passing.present()).isEmpty();

        LAB.operator().stop();
        deleted.create();
        LAB.operator().start();
        deleted.awaitReady();
        assertThat(deleted.rows().read()).hasSize(2);
    }
}

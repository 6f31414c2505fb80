package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Kubectl;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.model.ObjectRole;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Status and Events tell what is and what was, and never a password (M10, bad input). */
class StatusTellsE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("status");

    @BeforeAll
    static void start() {
        LAB.operator().start();
    }

    @Test
    void aChangedFieldIsToldWithOldAndNewValue() {
        Instance mysql = LAB.instance("mysql-instance");
        mysql.create();
        mysql.awaitReady();
        assertThat(mysql.condition("Ready")).contains("Serving: the server accepts connections");
        assertThat(mysql.condition("Progressing")).isEmpty();

        mysql.edit(resource -> {
            resource.getSpec().setDatabase("otus-database-test");
            resource.getSpec().setPassword("a-new-secret");
        });
        mysql.awaitReady();
        Patience.await(
                "each change is told",
                () -> mysql.events()
                        .containsAll(List.of(
                                "Change password (not shown)",
                                "Change name db from otus-database to otus-database-test")));
        assertThat(mysql.message()).startsWith("Change ");
        assertThat(mysql.condition("Degraded")).isEmpty();
        assertThat(mysql.stored().getStatus().getObservedGeneration())
                .isEqualTo(mysql.stored().getMetadata().getGeneration());
        assertThat(allThatIsTold(mysql)).doesNotContain("a-new-secret", "otuspassword");
    }

    /** An image that cannot be pulled is named; nothing was stored in it, so it goes without a backup. */
    @Test
    void anImageThatCannotBePulledIsNamed() {
        Instance wrong = LAB.instance("wrong");
        wrong.create(spec -> spec.setImage("mysql:no-such-tag"));
        Patience.await(
                "the image is named",
                () -> wrong.condition("Degraded").orElse("").contains("image mysql:no-such-tag cannot be pulled"));
        assertThat(wrong.condition("Degraded").orElseThrow()).contains("correct spec.image");
        assertThat(wrong.events()).anyMatch(event -> event.contains("mysql:no-such-tag cannot be pulled"));
        assertThat(wrong.object(ObjectRole.SERVICE)).isEmpty();

        wrong.delete();
        wrong.awaitGone();

        assertThat(wrong.object(ObjectRole.DATA_VOLUME)).isEmpty();
        assertThat(wrong.object(ObjectRole.BACKUP_JOB)).isEmpty();
    }

    /** Everything that a passer-by may read, the resource itself and the Secret apart (invariant I7). */
    private static String allThatIsTold(Instance mysql) {
        String namespace = mysql.id().namespace();
        return Kubectl.run("get", "events,pods,jobs,deployments,configmaps,pvc", "-n", namespace, "-o", "yaml")
                        .out()
                + Kubectl.run("get", "ms", "-n", namespace, "-o", "jsonpath={.items[*].status}")
                        .out();
    }
}

package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.MortalOperator;
import homework.otus.mysql.e2e.harness.OperatorProcess;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.e2e.harness.Server;
import homework.otus.mysql.model.ObjectRole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * From an earlier version of the operator to this one, on databases that run: the earlier one is a jar that was built from an
 * earlier commit ({@code E2E_EARLIER_JAR=$(e2e/earlier-jar)}). The definitions are those of this version already, as the
 * upgrade begins with them.
 */
class UpgradeE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("upgrade");

    @Test
    void noServerIsStartedAgainAndWorkGoesOn() throws InterruptedException {
        Path earlier = earlierJar();
        Instance running = LAB.instance("running");
        Instance changed = LAB.instance("changed");
        Instance leaving = LAB.instance("leaving");
        List<Instance> all = List.of(running, changed, leaving);
        Server runs;
        Server changes;
        try (OperatorProcess before = MortalOperator.start(earlier, LAB, "--leader-elect=false")) {
            all.forEach(Instance::create);
            all.forEach(Instance::awaitReady);
            all.forEach(instance -> instance.rows().write());
            runs = Server.of(running);
            changes = Server.of(changed);
            leaving.delete();
            Patience.await(
                    "its final backup is under way",
                    () -> leaving.object(ObjectRole.BACKUP_JOB).isPresent());
            before.kill();
        }
        changed.edit(resource -> resource.getSpec().setPassword("another"));

        try (OperatorProcess after = MortalOperator.start(LAB, "--leader-elect=false")) {
            leaving.awaitGone();
            Patience.await(
                    "the password is changed",
                    () -> changed.rows().refusal("another").isEmpty());
            running.backups().take("after-the-upgrade");
            Thread.sleep(5_000); // whatever it might think of objects that it has not made
            assertThat(Server.of(running)).isEqualTo(runs);
            assertThat(Server.of(changed)).isEqualTo(changes);
            assertThat(running.state()).isEqualTo("Ready");
            assertThat(running.events()).noneMatch(event -> event.contains("undone") || event.contains("put back"));
            assertThat(running.rows().read()).hasSize(2);

            leaving.create();
            leaving.awaitReady();
            assertThat(leaving.rows().read()).hasSize(2);
            assertThat(after.output()).doesNotContain("Exception");

            for (Instance instance : all) {
                instance.delete();
                instance.awaitGone();
            }
        }
    }

    private static Path earlierJar() {
        String named = System.getenv("E2E_EARLIER_JAR");
        assumeTrue(named != null && !named.isBlank(), "E2E_EARLIER_JAR is not set: E2E_EARLIER_JAR=$(e2e/earlier-jar)");
        return Path.of(String.valueOf(named)).toAbsolutePath();
    }
}

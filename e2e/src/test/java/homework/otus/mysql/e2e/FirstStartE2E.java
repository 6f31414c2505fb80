package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Images;
import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A first start that is killed is started over, and never opened half-made. The image is one that takes a
 * data directory with a mysql folder in it for initialised, as the official ones do.
 */
class FirstStartE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("first");

    /** Ends every mysqld of the container: during a first start that is the temporary one. */
    private static final String KILL_SERVER =
            "for p in /proc/[0-9]*; do if [ \"$(cat \"$p/comm\" 2>/dev/null)\" = mysqld ]; then kill -9 \"${p#/proc/}\"; fi; done";

    @Test
    void killedAtSeveralMomentsItStartsOver() {
        LAB.operator().start();
        Instance mysql = LAB.instance("mysql-instance");
        mysql.create(spec -> spec.setImage(Images.OFFICIAL));

        awaitLog(mysql, "initialising database files");
        killPod(mysql);
        awaitLog(mysql, "temporary server started");
        assertThat(mysql.object(ObjectRole.SERVICE)).isEmpty();
        killPod(mysql);
        awaitLog(mysql, "temporary server started");
        mysql.rows().run("bash", "-c", KILL_SERVER);
        Patience.await("the container starts again", () -> server(mysql).getRestartCount() > 0);

        mysql.awaitReady();
        assertThat(mysql.rows().sql("show databases")).contains("otus-database");
        assertThat(mysql.rows()
                        .sql("select count(*) from mysql.user where user = 'root' and authentication_string = ''"))
                .as("no root without a password")
                .containsExactly("0");
        mysql.rows().write();

        mysql.delete();
        mysql.awaitGone();
        mysql.create(spec -> spec.setImage(Images.OFFICIAL));
        awaitLog(mysql, "temporary server started");
        killPod(mysql);
        mysql.awaitReady();
        assertThat(mysql.rows().read()).hasSize(2);
    }

    private static void awaitLog(Instance mysql, String line) {
        Patience.await(
                "the log says: " + line,
                () -> LAB.cluster()
                        .client()
                        .pods()
                        .resource(mysql.rows().pod())
                        .inContainer("mysql")
                        .getLog()
                        .contains(line));
    }

    /** At once, as a node that dies does. */
    private static void killPod(Instance mysql) {
        Pod pod = mysql.rows().pod();
        LAB.cluster().client().resource(pod).withGracePeriod(0).delete();
        Patience.await(
                "another pod is there",
                () -> !mysql.rows()
                        .pod()
                        .getMetadata()
                        .getUid()
                        .equals(pod.getMetadata().getUid()));
    }

    private static ContainerStatus server(Instance mysql) {
        return mysql.rows().pod().getStatus().getContainerStatuses().get(0);
    }
}

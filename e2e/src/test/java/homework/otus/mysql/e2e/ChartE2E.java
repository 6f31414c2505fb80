package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.HelmRelease;
import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Kubectl;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.e2e.harness.Server;
import homework.otus.mysql.model.ObjectRole;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The operator in the cluster, from its image, installed by Helm with rights in some namespaces only (M16). */
class ChartE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("chart", 4);

    private static final String OURS = "app.kubernetes.io/managed-by=mysql-operator";
    private static final int OPERATOR = 0;
    private static final int WATCHED = 1;
    private static final int OTHER = 2;
    private static final int ITSELF = 3;

    @Test
    void aListOfNamespacesIsServedAndNoOther() {
        String list = "watch: {scope: list, namespaces: [" + namespace(WATCHED) + "]}\n";
        Instance mysql = LAB.instance(WATCHED, "mysql-instance");
        Instance stranger = LAB.instance(OTHER, "mysql-instance");
        try (HelmRelease release = new HelmRelease(LAB, namespace(OPERATOR))) {
            assertThat(release.install(list)).contains("acts on MySQL resources of: " + namespace(WATCHED));
            stranger.create();
            mysql.create();
            mysql.awaitReady();
            mysql.rows().write();
            Server before = Server.of(mysql);

            String told = release.upgrade(list + "replicas: 2\nworkers: 2\nnetworkPolicy: {enabled: true}\n"
                    + "podDisruptionBudget: {enabled: true}\n");
            assertThat(told).contains("Helm does not upgrade definitions");
            assertThat(release.pods()).hasSize(2);
            mysql.edit(resource -> resource.getSpec().setPassword("another"));
            Patience.await(
                    "the new operator works",
                    () -> mysql.rows().refusal("another").isEmpty());
            assertThat(Server.of(mysql)).isEqualTo(before);
            assertThat(mysql.rows().sql("select count(*) from `otus-database`.test", "another"))
                    .containsExactly("2");

            assertThat(release.log()).doesNotContain("forbidden", "Forbidden", "\"level\":\"ERROR\"");
            assertThat(stranger.state()).isEmpty();
            rightsAreThoseOfTheList();

            mysql.backups().take("kept");
            uninstallInOrder(release, mysql);
        }
    }

    /** As docs/upgrade.md says. */
    private static void uninstallInOrder(HelmRelease release, Instance mysql) {
        String namespace = mysql.id().namespace();
        mysql.delete();
        mysql.awaitGone();
        release.uninstall();
        Patience.await("nothing of the release is left", () -> release.objects().isEmpty());
        kubectl("delete", "lease", "mysql-operator", "-n", namespace(OPERATOR));
        List<String> kept =
                kubectl("get", "msb", "-n", namespace, "-o", "name").lines().toList();
        assertThat(kept).contains("mysqlbackup.otus.homework/kept");
        String free = "{\"metadata\":{\"finalizers\":null}}";
        kept.forEach(backup -> kubectl("patch", backup, "-n", namespace, "--type=merge", "-p", free));
        kubectl("delete", "msb", "--all", "-n", namespace, "--timeout=20s");
        mysql.awaitOnly(ObjectRole.BACKUP_VOLUME, ObjectRole.BACKUP_CLAIM, ObjectRole.CATALOGUE, ObjectRole.BACKUP_JOB);
        assertThat(kubectl("get", "pvc,configmap,job", "-n", namespace, "-l", OURS, "-o", "name")
                        .lines())
                .containsExactlyInAnyOrder(
                        "persistentvolumeclaim/backup-mysql-instance-pvc",
                        "configmap/mysql-instance-backups",
                        "job.batch/backup-mysql-instance-job");
        assertThat(kubectl("get", "deployment,service,secret,pod", "-n", namespace, "-l", OURS, "-o", "name")
                        .lines())
                .allMatch(name -> name.startsWith("pod/backup-mysql-instance-job-"));
    }

    /** The wrong order: without the operator nobody takes the finalizer off. Installed again, it ends what was begun. */
    @Test
    void itsOwnNamespaceIsServedAndAnUninstallTooEarlyCanBeMended() {
        Instance mysql = LAB.instance(ITSELF, "mysql-instance");
        String own = "watch: {scope: own}\n";
        try (HelmRelease release = new HelmRelease(LAB, namespace(ITSELF))) {
            release.install(own);
            mysql.create();
            mysql.awaitReady();
            mysql.rows().write();
            Server before = Server.of(mysql);

            release.uninstall();
            Patience.await("the operator is gone", () -> release.pods().isEmpty());
            assertThat(Server.of(mysql)).isEqualTo(before);
            mysql.delete();
            Patience.await(
                    "it is being deleted",
                    Duration.ofSeconds(5),
                    () -> mysql.stored().getMetadata().getDeletionTimestamp() != null,
                    mysql::state);
            assertThat(Server.of(mysql)).isEqualTo(before);

            release.install(own);
            mysql.awaitGone();
            mysql.create();
            mysql.awaitReady();
            assertThat(mysql.rows().read()).hasSize(2);
            assertThat(release.log()).doesNotContain("forbidden", "Forbidden");
            mysql.delete();
            mysql.awaitGone();
        }
    }

    private static void rightsAreThoseOfTheList() {
        assertThat(may("get", "secrets", WATCHED)).isTrue();
        assertThat(may("get", "secrets", OTHER)).isFalse();
        assertThat(may("list", "mysqls.otus.homework", OTHER)).isFalse();
        assertThat(may("get", "secrets", OPERATOR)).isFalse();
        assertThat(may("patch", "leases", OPERATOR)).isFalse(); // of any name
    }

    private static String kubectl(String... arguments) {
        Kubectl.Result result = Kubectl.run(arguments);
        assertThat(result.ok()).as(result.err()).isTrue();
        return result.out();
    }

    private static boolean may(String verb, String resource, int namespace) {
        String account = "system:serviceaccount:" + namespace(OPERATOR) + ":mysql-operator";
        return Kubectl.run("auth", "can-i", verb, resource, "-n", namespace(namespace), "--as", account)
                .out()
                .strip()
                .equals("yes");
    }

    private static String namespace(int index) {
        return LAB.namespaces().get(index);
    }
}

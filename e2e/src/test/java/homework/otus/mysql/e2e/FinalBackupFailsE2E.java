package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.OnVolume;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A final backup that cannot be taken holds the resource, leaves the last good backup as it was (earlier
 * failure 2), and names the two ways out; each of them works.
 */
class FinalBackupFailsE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("nobackup");

    private static final String BY_HAND = "changed-by-hand";
    private static final String CHECK_ALL = "cd /volume/*Z*/ && sha256sum --check --status record.sha256"
            + " && gzip --test *.sql.gz && [ \"$(ls /volume | grep -c Z)\" = 1 ]";

    /** What holds data, or is needed to save it. */
    private static final List<ObjectRole> MUST_STAY = List.of(
            ObjectRole.DATA_VOLUME,
            ObjectRole.DATA_CLAIM,
            ObjectRole.BACKUP_VOLUME,
            ObjectRole.BACKUP_CLAIM,
            ObjectRole.CREDENTIALS,
            ObjectRole.CATALOGUE,
            ObjectRole.WORKLOAD,
            ObjectRole.SERVICE);

    @BeforeAll
    static void start() {
        LAB.operator().start();
        healed().create();
        abandoned().create();
        healed().awaitReady();
        healed().rows().write();
        healed().delete();
        healed().awaitGone();
        healed().create();
        abandoned().awaitReady();
        healed().awaitReady();
    }

    @Test
    void aHealedServerIsBackedUpAndGoes() {
        String good = catalogue(healed());
        Map<ObjectRole, String> before = uids(healed());
        alterRoot(healed(), "$MYSQL_ROOT_PASSWORD", BY_HAND);

        healed().delete();
        awaitHeld(healed());

        assertThat(uids(healed())).as("nothing was removed or replaced").isEqualTo(before);
        assertThat(catalogue(healed())).isEqualTo(good);
        OnVolume.run(LAB.cluster(), healed().id(), ObjectRole.BACKUP_CLAIM, CHECK_ALL);
        String life = healed().stored().getMetadata().getUid();

        LAB.disturb(healed());
        alterRoot(healed(), BY_HAND, "otuspassword");
        healed().awaitGone();

        healed().awaitOnly(
                        ObjectRole.BACKUP_VOLUME, ObjectRole.BACKUP_CLAIM, ObjectRole.CATALOGUE, ObjectRole.BACKUP_JOB);
        assertThat(catalogue(healed())).contains(life).isNotEqualTo(good);
        assertThat(healed().events()).anyMatch(event -> event.contains("deleted, its data is in backup"));
    }

    @Test
    void aWrongAnnotationIsIgnoredAndTheRightOneLetsGo() {
        alterRoot(abandoned(), "$MYSQL_ROOT_PASSWORD", BY_HAND);
        Map<ObjectRole, String> before = uids(abandoned());
        abandoned().delete();
        awaitHeld(abandoned());

        annotate("true");
        String ignored = "annotation otus.homework/skip-final-backup is ignored: it names true";
        Patience.await(
                "the annotation is ignored, and that is told",
                () -> abandoned().events().stream().anyMatch(event -> event.startsWith(ignored)));
        assertThat(abandoned().stored().getMetadata().getFinalizers()).contains(Annotations.FINALIZER);
        assertThat(uids(abandoned())).as("nothing was removed or replaced").isEqualTo(before);

        annotate(abandoned().stored().getMetadata().getUid());
        abandoned().awaitGone();

        abandoned()
                .awaitOnly(
                        ObjectRole.BACKUP_VOLUME, ObjectRole.BACKUP_CLAIM, ObjectRole.CATALOGUE, ObjectRole.BACKUP_JOB);
        assertThat(abandoned().events()).anyMatch(event -> event.contains("given up") && event.contains("is lost"));
    }

    private static void awaitHeld(Instance instance) {
        instance.awaitState("Degraded");
        assertThat(instance.stored().getMetadata().getDeletionTimestamp()).isNotNull();
        assertThat(instance.stored().getMetadata().getFinalizers()).contains(Annotations.FINALIZER);
        assertThat(instance.condition("Degraded").orElseThrow())
                .contains(
                        ObjectRole.BACKUP_JOB.nameFor(instance.id()),
                        "root cannot log in",
                        "heal the server",
                        "otus.homework/skip-final-backup="
                                + instance.stored().getMetadata().getUid());
    }

    private static void annotate(String value) {
        abandoned().edit(resource -> resource.getMetadata().getAnnotations().put(Annotations.SKIP_FINAL_BACKUP, value));
    }

    /** As somebody would by hand; both passwords may be variables of the server's container. */
    private static void alterRoot(Instance instance, String from, String to) {
        instance.rows()
                .run(
                        "bash",
                        "-c",
                        "MYSQL_PWD=" + from + " mysql --no-defaults -h127.0.0.1 -uroot -e \"alter user root@'%'"
                                + " identified by '" + to + "', root@localhost identified by '" + to + "'\"");
    }

    private static String catalogue(Instance instance) {
        return instance.object(ConfigMap.class, ObjectRole.CATALOGUE)
                .orElseThrow()
                .getData()
                .toString();
    }

    /** Which objects there are, without those that are on their way out. */
    private static Map<ObjectRole, String> uids(Instance instance) {
        Map<ObjectRole, String> uids = new TreeMap<>();
        MUST_STAY.forEach(role -> instance.object(role)
                .filter(object -> object.getMetadata().getDeletionTimestamp() == null)
                .ifPresent(object -> uids.put(role, object.getMetadata().getUid())));
        assertThat(uids).containsOnlyKeys(MUST_STAY);
        return uids;
    }

    private static Instance healed() {
        return LAB.instance("healed");
    }

    private static Instance abandoned() {
        return LAB.instance("abandoned");
    }
}

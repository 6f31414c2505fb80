package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Kubectl;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * However kubectl is told to cascade, nothing is garbage collected before the final backup (earlier failure 4).
 * The operator is stopped meanwhile: the garbage collector has all the time it wants.
 */
class ForegroundDeletionE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("cascade");

    /** What the garbage collector has decided to remove is on its way by then. */
    private static final long LONG_ENOUGH_MILLIS = 5_000;

    @Test
    void noCascadeRemovesAnythingBeforeTheBackup() throws InterruptedException {
        Instance foreground = LAB.instance("foreground");
        Instance orphan = LAB.instance("orphan");
        LAB.operator().start();
        foreground.create();
        orphan.create();
        foreground.awaitReady();
        orphan.awaitReady();
        foreground.rows().write();
        orphan.rows().write();
        LAB.operator().stop();
        Map<ObjectRole, String> ofForeground = alive(foreground);
        Map<ObjectRole, String> ofOrphan = alive(orphan);
        assertThat(ofForeground).containsKeys(ObjectRole.WORKLOAD, ObjectRole.DATA_CLAIM, ObjectRole.DATA_VOLUME);

        delete(foreground, "foreground");
        delete(orphan, "orphan");
        awaitGarbageCollector(foreground);
        awaitGarbageCollector(orphan);
        Thread.sleep(LONG_ENOUGH_MILLIS);

        assertThat(foreground.stored().getMetadata().getDeletionTimestamp()).isNotNull();
        assertThat(orphan.stored().getMetadata().getDeletionTimestamp()).isNotNull();
        assertThat(alive(foreground)).isEqualTo(ofForeground);
        assertThat(alive(orphan)).isEqualTo(ofOrphan);
        assertThat(foreground.rows().read()).hasSize(2);

        LAB.operator().start();
        foreground.awaitGone();
        orphan.awaitGone();
        for (Instance instance : new Instance[] {foreground, orphan}) {
            instance.awaitOnly(
                    ObjectRole.BACKUP_VOLUME, ObjectRole.BACKUP_CLAIM, ObjectRole.CATALOGUE, ObjectRole.BACKUP_JOB);
            instance.create();
        }
        foreground.awaitReady();
        orphan.awaitReady();
        assertThat(foreground.rows().read()).containsExactly("1\tfirst", "2\tzweite Zeile – ü");
        assertThat(orphan.rows().read()).containsExactly("1\tfirst", "2\tzweite Zeile – ü");
    }

    private static void delete(Instance instance, String cascade) {
        Kubectl.Result result = Kubectl.run(
                "delete",
                "mysqls.otus.homework",
                instance.id().name(),
                "-n",
                instance.id().namespace(),
                "--cascade=" + cascade,
                "--wait=false");
        assertThat(result.ok()).as(result.err()).isTrue();
    }

    /** Its own finalizer, foregroundDeletion or orphan, is there until it has looked for dependents. */
    private static void awaitGarbageCollector(Instance instance) {
        Patience.await(
                "only our finalizer holds " + instance.id(),
                () -> instance.stored().getMetadata().getFinalizers().equals(List.of(Annotations.FINALIZER)));
    }

    /** The objects that nobody has asked to go. */
    private static Map<ObjectRole, String> alive(Instance instance) {
        Map<ObjectRole, String> alive = new TreeMap<>();
        for (ObjectRole role : instance.present()) {
            HasMetadata object = instance.object(role).orElseThrow();
            if (object.getMetadata().getDeletionTimestamp() == null) {
                alive.put(role, object.getMetadata().getUid());
            }
        }
        return alive;
    }
}

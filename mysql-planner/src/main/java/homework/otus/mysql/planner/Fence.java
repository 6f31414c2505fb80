package homework.otus.mysql.planner;

import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.ObjectFact;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.PodFact;
import java.util.List;
import java.util.Optional;

/**
 * Whether the fence of a final backup still holds (invariant I14). From MySQL 8.0 on it is
 * persisted (SET PERSIST, reference manual "Persisted System Variables"); an older server loses it
 * when it restarts, and then may have acknowledged writes that the backup does not hold. That no pod
 * is seen says nothing about what an earlier one did: as long as Service or workload stand, the very
 * server of the backup has to be there. Both are removed only after it was.
 */
final class Fence {
    private static final int FIRST_MAJOR_WITH_PERSIST = 8;

    private Fence() {}

    static boolean heldSince(BackupRecord backup, ClusterSnapshot snapshot) {
        List<PodFact> servers =
                snapshot.pods().stream().filter(pod -> !pod.terminating()).toList();
        return survivesRestart(backup.serverVersion())
                || (isTakenDown(snapshot.service()) && isTakenDown(snapshot.workload()))
                || (!servers.isEmpty() && servers.stream().allMatch(pod -> sameServer(backup, pod)));
    }

    private static boolean isTakenDown(Optional<? extends ObjectFact> object) {
        return object.filter(fact -> fact.ownership() == Ownership.OURS && !fact.terminating())
                .isEmpty();
    }

    private static boolean survivesRestart(String version) {
        String major = version.split("\\.", 2)[0];
        return major.matches("[0-9]{1,4}") && Integer.parseInt(major) >= FIRST_MAJOR_WITH_PERSIST;
    }

    private static boolean sameServer(BackupRecord backup, PodFact pod) {
        return pod.name().equals(backup.pod())
                && pod.startedAt()
                        .filter(started -> !started.isAfter(backup.completedAt()))
                        .isPresent();
    }
}

package homework.otus.mysql.planner;

import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.ImageChange;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.ServerTemplate;
import homework.otus.mysql.model.WorkloadFact;
import java.util.Optional;

/**
 * Whether a server may be changing its data directory to another version right now. It begins when the workload is given
 * an image of another version, and ends when that server accepts connections: both are notes on the data claim, so that
 * neither a crash nor a deleted Job makes it unknown (invariant I11).
 */
public final class Upgrade {
    private Upgrade() {}

    /** A server of the new version runs, is in no trouble, and does not accept connections yet. Nothing may end it. */
    public static boolean isUnderWay(ClusterSnapshot now) {
        Optional<ImageChange> change =
                now.dataClaim().flatMap(ClaimFact::imageChange).filter(ImageChange::isUpgrade);
        if (change.isEmpty()) {
            return false;
        }
        Optional<String> image = now.workload()
                .flatMap(WorkloadFact::template)
                .map(ServerTemplate::applied)
                .map(applied -> applied.image());
        return image.equals(change.map(ImageChange::image))
                && now.pods().stream().anyMatch(pod -> isStarting(pod, now));
    }

    private static boolean isStarting(PodFact pod, ClusterSnapshot now) {
        int revision = now.workload().map(WorkloadFact::revision).orElse(0);
        return pod.startedAt().isPresent()
                && !pod.ready()
                && !pod.terminating()
                && pod.trouble().isEmpty()
                && pod.revision() == revision;
    }
}

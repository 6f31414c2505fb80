package homework.otus.mysql.planner;

import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.ImageChange;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.ServerTemplate;
import homework.otus.mysql.model.WorkloadFact;
import java.util.Optional;

/** What the invariants ask of a change of the image, knowing nothing of the rules that make it. */
final class ImageChecks {
    private ImageChecks() {}

    /** An image becomes the applied one only when what it does to the data is known, or when there is no data. */
    static Optional<String> recorded(String image, ClusterSnapshot now) {
        boolean changes = now.dataClaim()
                .flatMap(ClaimFact::applied)
                .filter(applied -> !applied.image().equals(image))
                .isPresent();
        boolean marked = now.dataClaim()
                .flatMap(ClaimFact::imageChange)
                .filter(change -> change.image().equals(image))
                .isPresent();
        boolean neverOpened = now.dataClaim()
                .filter(claim -> claim.opening().state() == Opening.State.NEVER)
                .isPresent();
        boolean stays = now.workload()
                .flatMap(WorkloadFact::template)
                .map(ServerTemplate::applied)
                .map(MySqlSpec::image)
                .filter(image::equals)
                .isPresent();
        return !changes || marked || neverOpened || stays
                ? Optional.empty()
                : Optional.of("I10: an image applied whose version is not known");
    }

    /** The versions were found out for exactly this image, MySQL supports the move, and other versions find a backup. */
    static Optional<String> marked(ImageChange change, ClusterSnapshot now) {
        Optional<JobState.VersionsFound> found = now.job(ObjectRole.VERSION_JOB)
                .filter(job -> job.isAbout(change.image()))
                .map(job -> job.state())
                .filter(JobState.VersionsFound.class::isInstance)
                .map(JobState.VersionsFound.class::cast);
        Optional<ImageChange> failed = now.dataClaim()
                .flatMap(ClaimFact::imageChange)
                .filter(before -> before.from().equals(change.from()));
        boolean known = found.filter(it -> it.image().equals(change.to())
                        && (it.server().equals(Optional.of(change.from())) || failed.isPresent()))
                .isPresent();
        if (!known) {
            return Optional.of("I11: an image taken whose version is not known");
        }
        boolean supported = VersionMoves.supports(change.from(), change.to())
                && failed.filter(before -> !VersionMoves.supports(before.to(), change.to()))
                        .isEmpty();
        if (!supported) {
            return Optional.of("I1: data given to a version that cannot serve it");
        }
        return !change.isUpgrade() || failed.isPresent() || isSaved(found.get(), now)
                ? Optional.empty()
                : Optional.of("I1: data given to another version without a backup");
    }

    private static boolean isSaved(JobState.VersionsFound found, ClusterSnapshot now) {
        return now.placeCatalogue().stream()
                .flatMap(catalogue -> catalogue.backups().stream())
                .anyMatch(backup -> backup.life().equals(now.resource().uid())
                        && !backup.completedAt().isBefore(found.at()));
    }
}

package homework.otus.mysql.planner;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.ImageChange;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.ServerTemplate;
import homework.otus.mysql.model.VolumeFact;
import java.util.Optional;

/** What the invariants ask of the note on the data volume, which is left when the data claim is lost. */
record NoteChecks(ClusterSnapshot now) {
    /** No server gets an image that the volume was not told of: with its claim gone, nobody would know it. */
    Optional<String> template(ServerTemplate template) {
        boolean untold = volume().filter(volume -> !isOf(template.applied().image(), volume.applied()))
                .isPresent();
        return untold ? broken("I11", "an image given to data whose volume does not tell of it") : Optional.empty();
    }

    /** Data of a lost claim goes on with what its volume tells. */
    Optional<String> claim(Action.CreateClaim action) {
        boolean passedOver = volume().filter(VolumeFact::wasBound)
                .filter(volume -> volume.applied().isPresent())
                .filter(volume -> !volume.applied().equals(action.applied())
                        || !volume.imageChange().equals(action.imageChange()))
                .isPresent();
        return passedOver
                ? broken("I10", "data of a lost claim used otherwise than its volume tells")
                : Optional.empty();
    }

    /** It says what the claim says; of a change that is over it may say so earlier. */
    Optional<String> noted(Action.NoteOnVolume action) {
        Optional<ClaimFact> claim = now.dataClaim();
        boolean served = action.imageChange().isEmpty() && now.pods().stream().anyMatch(PodFact::ready);
        boolean other = claim.isEmpty()
                || claim.flatMap(ClaimFact::applied)
                        .filter(applied -> !applied.equals(action.applied()))
                        .isPresent()
                || !(served || underWay(claim.get(), action.applied()).equals(action.imageChange()));
        return other ? broken("I10", "the volume told something else than its claim") : Optional.empty();
    }

    /** The change that an applied image came by, as long as no server of it is known to serve. */
    private static Optional<ImageChange> underWay(ClaimFact claim, MySqlSpec applied) {
        return claim.imageChange().filter(change -> change.image().equals(applied.image()));
    }

    private Optional<VolumeFact> volume() {
        return now.dataVolume().filter(volume -> volume.ownership() == Ownership.OURS);
    }

    private static boolean isOf(String image, Optional<MySqlSpec> applied) {
        return applied.map(MySqlSpec::image).filter(image::equals).isPresent();
    }

    private static Optional<String> broken(String invariant, String what) {
        return PlanValidator.broken(invariant, what);
    }
}

package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/** Without a server there is neither a database nor a backup of it; it has the image that last served the data (invariant I10). */
public final class CreateMissingWorkload implements Rule {
    @Override
    public String name() {
        return "Create a missing workload";
    }

    @Override
    public Decision decide(Situation situation) {
        if (!situation.wantsServer() || situation.ours(ObjectRole.WORKLOAD).isPresent()) {
            return Decision.pass("the workload is there, or nobody needs it");
        }
        boolean unbound = situation.oursVolume(Storage.DATA).isPresent()
                && situation.ours(Storage.DATA).filter(claim -> !claim.bound()).isPresent();
        if (unbound) {
            return Decision.await(
                    new Condition.ClaimBound(Storage.DATA), "a pod made earlier would be scheduled seconds later");
        }
        return Decision.next(
                new Action.CreateWorkload(situation.applied(), situation.life(), bornIn(situation)),
                situation.deleting() ? "without a server there is no final backup" : "no workload yet",
                "image=" + situation.applied().image());
    }

    /** The directory of a volume that was made in this life, and never opened, is empty or its own. */
    private static Optional<Uid> bornIn(Situation situation) {
        boolean own =
                situation.oursVolume(Storage.DATA).flatMap(VolumeFact::life).equals(Optional.of(situation.life()));
        return own && situation.opening().state() == Opening.State.NEVER
                ? Optional.of(situation.life())
                : Optional.empty();
    }
}

package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.ServerTemplate;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/** Without a server there is neither a database nor a backup of it; it has the image that last served the data (invariant I10). */
public final class CreateMissingWorkload implements Rule {
    private static final String ABSENT = "workload=absent";
    private static final String THERE = "the workload is there";

    @Override
    public String name() {
        return "Create a missing workload";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<String> noServer = situation.noServer();
        if (noServer.isPresent()) {
            return Decision.pass(noServer.get());
        }
        if (situation.ours(ObjectRole.WORKLOAD).isPresent()) {
            return Decision.pass(THERE);
        }
        boolean unbound = situation.oursVolume(Storage.DATA).isPresent()
                && situation.ours(Storage.DATA).filter(claim -> !claim.bound()).isPresent();
        if (unbound) {
            return Decision.await(
                    new Condition.ClaimBound(Storage.DATA),
                    "a pod made earlier would be scheduled seconds later",
                    ABSENT,
                    "claimBound=false");
        }
        Optional<Uid> bornIn = bornIn(situation);
        return Decision.next(
                new Action.CreateWorkload(ServerTemplate.builder()
                        .applied(situation.applied())
                        .life(situation.life())
                        .bornIn(bornIn)
                        .build()),
                situation.deleting() ? "without a server there is no final backup" : "no workload yet",
                ABSENT,
                "image=" + situation.applied().image(),
                "directoryIsOurs=" + bornIn.isPresent(),
                Facts.deletion(situation));
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I10, Invariant.I11)
                .fires(
                        "the workload is missing: it is made with the image that last served the data",
                        "the workload is missing, and the data claim is not bound yet: that is awaited")
                .passes(Causes.NO_SERVER, THERE);
    }

    /** The directory of a volume that was made in this life, and never opened, is empty or its own. A class makes it for the claim. */
    private static Optional<Uid> bornIn(Situation situation) {
        Optional<Uid> life = situation.storageClass(Storage.DATA).isPresent()
                ? situation.ours(Storage.DATA).flatMap(ClaimFact::life)
                : situation.oursVolume(Storage.DATA).flatMap(VolumeFact::life);
        boolean own = life.equals(Optional.of(situation.life()));
        return own && situation.opening().state() == Opening.State.NEVER
                ? Optional.of(situation.life())
                : Optional.empty();
    }
}

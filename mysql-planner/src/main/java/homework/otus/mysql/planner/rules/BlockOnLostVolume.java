package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/** A bound claim whose volume object is gone never binds again; what was on it must not be guessed (invariant I11). */
public final class BlockOnLostVolume implements Rule {
    private static final String NONE_LOST = "no claim of ours has lost its volume";

    @Override
    public String name() {
        return "Block on a lost volume";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<String> noServer = situation.noServer();
        if (noServer.isPresent()) {
            return Decision.pass(noServer.get());
        }
        for (Storage storage : Storage.values()) {
            // a claim of a class names no volume before there is one
            boolean names = situation
                    .ours(storage)
                    .filter(claim -> claim.storageClassName().isEmpty()
                            || claim.volumeName().isPresent())
                    .isPresent();
            if (names && storage.volumeIn(situation.snapshot()).isEmpty()) {
                return Decision.block("VolumeLost", message(situation, storage));
            }
        }
        return Decision.pass(NONE_LOST);
    }

    private static String message(Situation situation, Storage storage) {
        String volume = "volume "
                + situation.ours(storage).flatMap(ClaimFact::volumeName).orElse(situation.name(storage.volume()));
        String claim = "claim " + situation.name(storage.claim());
        return volume + " was removed while " + claim + " was bound to it; create that volume again, or delete " + claim
                + " to go on with an empty one"
                + (situation.deleting() ? ", or annotate otus.homework/skip-final-backup: " + situation.life() : "");
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I11)
                .fires("a claim of ours is there, and its volume is not: blocked")
                .passes(Causes.NO_SERVER, NONE_LOST);
    }
}

package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Storage;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.Situation;

/** A bound claim whose volume object is gone never binds again; what was on it must not be guessed (invariant I11). */
public final class BlockOnLostVolume implements Rule {
    @Override
    public String name() {
        return "Block on a lost volume";
    }

    @Override
    public Decision decide(Situation situation) {
        if (!situation.wantsServer()) {
            return Decision.pass("no server is wanted");
        }
        for (Storage storage : Storage.values()) {
            if (situation.ours(storage).isPresent()
                    && storage.volumeIn(situation.snapshot()).isEmpty()) {
                String volume = "volume " + situation.name(storage.volume());
                String claim = "claim " + situation.name(storage.claim());
                return Decision.block(
                        "VolumeLost",
                        volume + " was removed while " + claim
                                + " was bound to it; create that volume again, or delete "
                                + claim + " to go on with an empty one"
                                + (situation.deleting()
                                        ? ", or annotate otus.homework/skip-final-backup: " + situation.life()
                                        : ""));
            }
        }
        return Decision.pass("no claim has lost its volume");
    }
}

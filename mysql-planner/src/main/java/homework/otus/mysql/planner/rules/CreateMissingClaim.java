package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/**
 * Creates the claim of our volume. Only a volume that was never bound, of a life that was never
 * ready, counts as never opened (invariant I11).
 */
public record CreateMissingClaim(Storage storage) implements Rule {
    @Override
    public String name() {
        return "Create a missing " + storage.claim().title();
    }

    @Override
    public Decision decide(Situation situation) {
        if (!situation.wantsServer() || storage.claimIn(situation.snapshot()).isPresent()) {
            return Decision.pass("the " + storage.claim().title() + " is there, or nobody needs it");
        }
        boolean tooEarly = situation
                .oursVolume(storage)
                .filter(volume -> !volume.recognised())
                .isPresent();
        if (tooEarly) {
            return Decision.await(new Condition.VolumeRecognised(storage), "a claim made earlier would be bound late");
        }
        Opening opening = storage == Storage.DATA ? opening(situation) : Opening.NEVER;
        String size = situation
                .oursVolume(storage)
                .map(VolumeFact::capacity)
                .orElse(situation.applied().storageSize());
        Optional<MySqlSpec> applied = storage == Storage.DATA ? Optional.of(situation.applied()) : Optional.empty();
        return Decision.next(
                new Action.CreateClaim(storage, size, situation.life(), applied, opening),
                opening.state() == Opening.State.UNKNOWN
                        ? "the claim is lost, its volume may hold data"
                        : "no " + storage.claim().title() + " yet");
    }

    private static Opening opening(Situation situation) {
        boolean earlierLife =
                situation.oursVolume(Storage.DATA).filter(VolumeFact::wasBound).isPresent();
        return earlierLife || situation.wasReady() ? Opening.UNKNOWN : Opening.NEVER;
    }
}

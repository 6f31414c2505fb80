package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.ImageChange;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/**
 * Creates the claim of our volume. Only a volume that was never bound, of a life that was never
 * ready, counts as never opened (invariant I11).
 */
public record CreateMissingClaim(Storage storage) implements Rule {
    private static final String ABSENT = "claim=absent";
    private static final String THERE = "the claim is there";

    @Override
    public String name() {
        return "Create a missing " + storage.claim().title();
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<String> noServer = situation.noServer();
        if (noServer.isPresent()) {
            return Decision.pass(noServer.get());
        }
        if (storage.claimIn(situation.snapshot()).isPresent()) {
            return Decision.pass(THERE);
        }
        boolean tooEarly = situation
                .oursVolume(storage)
                .filter(volume -> !volume.recognised())
                .isPresent();
        return tooEarly
                ? Decision.await(
                        new Condition.VolumeRecognised(storage),
                        "a claim made earlier would be bound late",
                        ABSENT,
                        "volumeRecognised=false")
                : create(situation);
    }

    private Decision create(Situation situation) {
        boolean wasBound =
                situation.oursVolume(storage).filter(VolumeFact::wasBound).isPresent();
        boolean mayHoldData = storage == Storage.DATA && (wasBound || situation.wasReady());
        Opening opening = mayHoldData ? Opening.UNKNOWN : Opening.NEVER;
        String size = situation.oursVolume(storage).map(VolumeFact::capacity).orElse(situation.size(storage));
        Optional<MySqlSpec> applied = storage == Storage.DATA ? Optional.of(situation.applied()) : Optional.empty();
        Optional<String> storageClass = situation.storageClass(storage);
        Optional<String> volume = situation.oursVolume(storage).flatMap(VolumeFact::name);
        Optional<ImageChange> change =
                mayHoldData ? situation.oursVolume(storage).flatMap(VolumeFact::imageChange) : Optional.empty();
        return Decision.next(
                new Action.CreateClaim(storage, size, situation.life(), applied, opening, storageClass, volume, change),
                mayHoldData
                        ? "the claim is lost, its volume may hold data"
                        : "no " + storage.claim().title() + " yet",
                ABSENT,
                "storageClass=" + storageClass.orElse("none"),
                "volumeWasBound=" + wasBound,
                "volumeTells="
                        + situation
                                .oursVolume(storage)
                                .flatMap(VolumeFact::applied)
                                .map(MySqlSpec::image)
                                .orElse("nothing"),
                "wasReady=" + situation.wasReady());
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I10, Invariant.I11)
                .fires(
                        "the claim is missing: it is made for our volume",
                        "the claim is missing, and the cluster does not know the volume yet: that is awaited")
                .passes(Causes.NO_SERVER, THERE);
    }
}

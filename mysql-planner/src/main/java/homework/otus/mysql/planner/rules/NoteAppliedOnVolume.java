package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ImageChange;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.ImageChanges;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/**
 * The data volume is told what stands on its claim, before a server is made from it. The volume outlives its claim: when
 * that is lost, nobody has to guess which MySQL served the data (invariant I11).
 */
public final class NoteAppliedOnVolume implements Rule {
    private static final String NO_VOLUME = "there is no data volume of ours yet";
    private static final String TOLD = "the data volume tells the same as its claim";

    @Override
    public String name() {
        return "Note on the data volume what is applied";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<String> noServer = situation.noServer();
        if (noServer.isPresent()) {
            return Decision.pass(noServer.get());
        }
        Optional<ClaimFact> claim = situation.ours(Storage.DATA);
        Optional<VolumeFact> volume =
                situation.oursVolume(Storage.DATA).filter(fact -> fact.ownership() == Ownership.OURS);
        if (claim.isEmpty() || volume.isEmpty()) {
            return Decision.pass(claim.isEmpty() ? Causes.NO_CLAIM : NO_VOLUME);
        }
        MySqlSpec applied = situation.applied();
        Optional<ImageChange> change = underWay(situation, claim.get());
        boolean told = volume.get().applied().equals(Optional.of(applied))
                && volume.get().imageChange().equals(change);
        return told
                ? Decision.pass(TOLD)
                : Decision.next(
                        new Action.NoteOnVolume(
                                volume.get().name().orElse(situation.name(ObjectRole.DATA_VOLUME)),
                                volume.get().uid(),
                                applied,
                                change),
                        "it outlives its claim, and tells then what served the data",
                        "image=" + applied.image(),
                        "volumeTells="
                                + volume.get().applied().map(MySqlSpec::image).orElse("nothing"),
                        Facts.uid(volume.get().uid()));
    }

    /**
     * The change that the applied image came by. The volume forgets it before the claim does, as soon as it is served: one that
     * is remembered for too long would excuse the next change from its backup.
     */
    private static Optional<ImageChange> underWay(Situation situation, ClaimFact claim) {
        String image = situation.applied().image();
        return claim.imageChange()
                .filter(change -> change.image().equals(image) && !ImageChanges.isServed(situation, image));
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I10, Invariant.I11)
                .fires("what is applied, or the change of the image that goes on, is not what the data volume tells")
                .passes(Causes.NO_SERVER, Causes.NO_CLAIM, NO_VOLUME, TOLD);
    }
}

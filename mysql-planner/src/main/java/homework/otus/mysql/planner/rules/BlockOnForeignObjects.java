package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.ObjectFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/** What has one of our names and is not ours is never changed (invariant I8). */
public final class BlockOnForeignObjects implements Rule {
    private static final String ALL_OURS = "nothing of our names belongs to others";

    @Override
    public String name() {
        return "Block on objects of others";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<String> noServer = situation.noServer();
        if (noServer.isPresent()) {
            return Decision.pass(noServer.get());
        }
        for (ObjectRole role : ObjectRole.values()) {
            Optional<? extends ObjectFact> object = situation.snapshot().object(role);
            // what a class made has no labels before we know that it is for our claim
            boolean made = object.isPresent()
                    && object.get().ownership() == Ownership.UNLABELLED
                    && object.get() instanceof VolumeFact volume
                    && volume.dynamic();
            if (object.isPresent() && object.get().ownership() != Ownership.OURS && !made) {
                return Decision.block(
                        "NotOurs", message(situation, role, object.get().ownership()));
            }
        }
        return Decision.pass(ALL_OURS);
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I8)
                .fires("an object of our names has other labels than ours, or none: blocked")
                .passes(Causes.NO_SERVER, ALL_OURS);
    }

    private static String message(Situation situation, ObjectRole role, Ownership ownership) {
        String object = role.kind() + " " + situation.name(role);
        if (ownership == Ownership.FOREIGN) {
            return object + " belongs to something else by its labels; rename this resource or remove that "
                    + role.kind();
        }
        boolean adoptable = role.isVolume() || role == ObjectRole.DATA_CLAIM || role == ObjectRole.BACKUP_CLAIM;
        return object + " exists without our labels; "
                + (adoptable
                        ? "annotate this resource with otus.homework/adopt: \"true\" to take it over, or remove it"
                        : "remove it, or rename this resource");
    }
}

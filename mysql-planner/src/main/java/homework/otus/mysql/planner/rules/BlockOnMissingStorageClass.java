package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.StorageClassFact;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/** A claim of a class that the cluster does not have would be pending for ever, and its pod too, without a word. */
public final class BlockOnMissingStorageClass implements Rule {
    private static final String NONE_MISSING = "no volume is to be made by a class that the cluster does not have";

    @Override
    public String name() {
        return "Block on a missing storage class";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<String> noServer = situation.noServer();
        if (noServer.isPresent()) {
            return Decision.pass(noServer.get());
        }
        for (Storage storage : Storage.values()) {
            Optional<String> known = situation.snapshot().storageClass(storage).map(StorageClassFact::name);
            Optional<String> wanted = situation.storageClass(storage);
            boolean made =
                    situation.ours(storage).flatMap(ClaimFact::volumeName).isPresent()
                            || situation.oursVolume(storage).isPresent();
            if (wanted.isPresent() && !made && !wanted.equals(known)) {
                return Decision.block("StorageClassMissing", message(situation, wanted.get()));
            }
        }
        return Decision.pass(NONE_MISSING);
    }

    private static String message(Situation situation, String name) {
        boolean bySpec = situation.spec().storageClassName().equals(Optional.of(name));
        boolean ofBackups = situation.spec().backup().storageClassName().equals(Optional.of(name));
        String field = bySpec ? "spec.storageClassName" : "spec.backup.storageClassName";
        return (bySpec || ofBackups ? field + " is " + name : "the claims were made for storage class " + name)
                + ", and the cluster has no such StorageClass; create it"
                + (situation.ours(Storage.DATA).isEmpty() ? ", or name another one, or none for static volumes" : "");
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I5)
                .fires("a volume is to be made by a storage class, and the cluster does not have that one: blocked")
                .passes(Causes.NO_SERVER, NONE_MISSING);
    }
}

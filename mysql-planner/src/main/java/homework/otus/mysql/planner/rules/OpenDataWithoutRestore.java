package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.RestoreWish;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Servers;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/** Where nothing is to be restored, the data is opened as it is; the mark is there before the first client can be. */
public final class OpenDataWithoutRestore implements Rule {
    @Override
    public String name() {
        return "Open the data without a restore";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<String> noServer = situation.noServer();
        if (noServer.isPresent()) {
            return Decision.pass(noServer.get());
        }
        if (situation.opening().isOpen()) {
            return Decision.pass(Causes.OPEN);
        }
        Optional<ClaimFact> claim = situation.ours(Storage.DATA);
        Optional<PodFact> server = situation.server();
        if (claim.isEmpty() || server.isEmpty()) {
            return Decision.pass(claim.isEmpty() ? Causes.NO_CLAIM : Causes.NOT_UP);
        }
        boolean born = Servers.bornInThisLife(situation, server.get());
        boolean fresh = situation.opening().state() == Opening.State.NEVER && born;
        return Decision.next(
                new Action.OpenData(claim.get().uid(), fresh ? Opening.FRESH : Opening.KEPT),
                fresh ? whyEmpty(situation) : "data directory already initialised",
                Facts.opening(situation),
                "bornInThisLife=" + born,
                Facts.uid(claim.get().uid()));
    }

    private static String whyEmpty(Situation situation) {
        return situation.spec().restore() instanceof RestoreWish.Nothing
                ? "spec.restore asks for no backup"
                : "there is no backup to restore";
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I2, Invariant.I11)
                .fires(
                        "the data is not open, was initialised in this life, and nothing is to be restored: it is opened"
                                + " as fresh",
                        "the data is not open, and was there before or may have been: it is opened as kept")
                .passes(Causes.NO_SERVER, Causes.OPEN, Causes.NO_CLAIM, Causes.NOT_UP);
    }
}

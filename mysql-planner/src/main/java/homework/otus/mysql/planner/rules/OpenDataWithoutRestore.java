package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Rule;
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
        Optional<ClaimFact> claim = situation.ours(Storage.DATA);
        Optional<PodFact> server = situation.server();
        if (!situation.wantsServer()
                || claim.isEmpty()
                || server.isEmpty()
                || situation.opening().isOpen()) {
            return Decision.pass("the data is open, or nobody needs it");
        }
        boolean fresh =
                situation.opening().state() == Opening.State.NEVER && Servers.bornInThisLife(situation, server.get());
        return Decision.next(
                new Action.OpenData(claim.get().uid(), fresh ? Opening.FRESH : Opening.KEPT),
                fresh ? "there is no backup to restore" : "data directory already initialised");
    }
}

package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.Situation;

/** Nothing is asked of a server that does not answer yet. */
public final class AwaitServer implements Rule {
    @Override
    public String name() {
        return "Await the server";
    }

    @Override
    public Decision decide(Situation situation) {
        if (!situation.wantsServer() || situation.server().isPresent()) {
            return Decision.pass("the server accepts connections, or nobody needs it");
        }
        String trouble = situation.snapshot().pods().stream()
                .flatMap(pod -> pod.trouble().stream())
                .findFirst()
                .orElse("it is starting");
        return Decision.await(new Condition.ServerAccepts(), trouble, "pods=" + names(situation));
    }

    private static String names(Situation situation) {
        return situation.snapshot().pods().stream().map(PodFact::name).toList().toString();
    }
}

package homework.otus.mysql.k8s.execute;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.Step;
import java.util.List;
import java.util.Optional;

/**
 * How far an execution got.
 *
 * @param stoppedAt the first step that was not done; empty when all were. When it is no wait, the plan knows
 *     too little to go on: read again and plan again, now
 */
public record Outcome(List<Step> done, Optional<Step> stoppedAt) {
    public Outcome {
        done = List.copyOf(done);
    }

    /** What has to come true before there is more to do. */
    public Optional<Condition> waitsFor() {
        return stoppedAt
                .map(Step::action)
                .filter(Action.Await.class::isInstance)
                .map(action -> ((Action.Await) action).condition());
    }
}

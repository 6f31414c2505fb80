package homework.otus.mysql.operator.record;

import homework.otus.mysql.operator.yaml.UnreadableException;
import homework.otus.mysql.planner.PlanText;
import homework.otus.mysql.planner.Planner;
import java.util.List;
import java.util.Optional;

/** Compares the plan of a recording with the one that this version makes from the same snapshot. */
public record Replay(Recording recording, List<String> differences) {
    public Replay {
        differences = List.copyOf(differences);
    }

    /** Plans again; a recording without a plan is an {@link UnreadableException}. */
    public static Replay of(Recording recording) {
        String recorded = recording
                .plan()
                .orElseThrow(() -> new UnreadableException(
                        "the snapshot of " + recording.snapshot().observedAt() + " holds no plan to compare with"));
        String now = PlanText.of(new Planner().plan(recording.spec(), Optional.empty(), recording.snapshot()));
        return new Replay(recording, LineDiff.of(recorded, now));
    }

    public boolean isSame() {
        return differences.isEmpty();
    }
}

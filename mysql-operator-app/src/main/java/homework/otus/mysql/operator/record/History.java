package homework.otus.mysql.operator.record;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.planner.PlanText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The last looks at each instance, in memory. A look that shows the same as the one before takes its place, so that an
 * instance which waits does not push out how it came there. When there are too many in all, the instance that was
 * looked at longest ago loses its oldest.
 */
public final class History {
    private final String operator;
    private final int perInstanceMax;
    private final int overallMax;
    /** In the order of the last look, the oldest first. */
    @GuardedBy("this")
    private final Map<InstanceId, Deque<Recording>> looks = new LinkedHashMap<>();

    @GuardedBy("this")
    private int size;

    /**
     * An empty history.
     *
     * @param operator the version to write into recordings
     */
    public History(String operator, int perInstanceMax, int overallMax) {
        if (perInstanceMax < 1 || overallMax < 1) {
            throw new IllegalArgumentException("a history has room for one look at least");
        }
        this.operator = operator;
        this.perInstanceMax = perInstanceMax;
        this.overallMax = overallMax;
    }

    public synchronized void add(MySqlSpec spec, ClusterSnapshot snapshot, Plan plan) {
        Recording recording = Recording.builder()
                .operator(operator)
                .spec(spec)
                .snapshot(snapshot)
                .plan(PlanText.of(plan))
                .build();
        Deque<Recording> ofInstance = looks.remove(snapshot.instance());
        if (ofInstance == null) {
            ofInstance = new ArrayDeque<>();
        }
        looks.put(snapshot.instance(), ofInstance);
        boolean again = !ofInstance.isEmpty() && recording.showsTheSameAs(ofInstance.getLast());
        if (again || ofInstance.size() == perInstanceMax) {
            if (again) {
                ofInstance.removeLast();
            } else {
                ofInstance.removeFirst();
            }
            size--;
        }
        ofInstance.addLast(recording);
        size++;
        if (size > overallMax) {
            forgetOldest();
        }
    }

    /** The looks at {@code instance}, the oldest first; none for one that is not known or was forgotten. */
    public synchronized List<Recording> of(InstanceId instance) {
        Deque<Recording> ofInstance = looks.get(instance);
        return ofInstance == null ? List.of() : List.copyOf(ofInstance);
    }

    /** The instances of which there are looks, the one looked at longest ago first. */
    public synchronized List<InstanceId> instances() {
        return new ArrayList<>(looks.keySet());
    }

    @GuardedBy("this")
    private void forgetOldest() {
        Map.Entry<InstanceId, Deque<Recording>> oldest =
                looks.entrySet().iterator().next();
        oldest.getValue().removeFirst();
        size--;
        if (oldest.getValue().isEmpty()) {
            looks.remove(oldest.getKey());
        }
    }
}

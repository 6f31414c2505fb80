package homework.otus.mysql.operator;

import homework.otus.mysql.k8s.execute.EventWriter;
import homework.otus.mysql.k8s.execute.ResourceContext;
import homework.otus.mysql.k8s.execute.StatusWriter;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.StatusView;
import homework.otus.mysql.model.StatusView.ConditionView;
import homework.otus.mysql.planner.Notice;
import homework.otus.mysql.planner.Situation;
import homework.otus.mysql.planner.StatusOf;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells users what is going on: by the status, when it says something new, and by an Event for what they should know. */
final class Telling {
    private static final int REMEMBERED_MAX = 4096;

    private final StatusWriter status;
    private final EventWriter events;
    private final BriefWaits waits;
    /** What was told already; it only spares requests, since an Event that exists is not made again. */
    private final Set<String> told = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED_MAX;
        }
    }));

    Telling(KubernetesClient client, InstantSource clock) {
        this.status = new StatusWriter(client, clock);
        this.events = new EventWriter(client, clock);
        this.waits = new BriefWaits(clock);
    }

    /** The status shows all there is to say. */
    boolean isTold(ResourceContext context, Plan plan, Situation situation) {
        return StatusOf.notices(situation).stream().allMatch(notice -> told.contains(key(context, notice)))
                && StatusWriter.shows(context, StatusOf.plan(plan, situation));
    }

    /**
     * Tells of a plan and the situation that it was made for.
     *
     * @return for how long the status is kept back, since the step may be over in a moment; empty when it was written
     */
    Optional<Duration> tell(ResourceContext context, Plan plan, Situation situation) {
        StatusView view = StatusOf.plan(plan, situation);
        notice(context, situation, view);
        Optional<Duration> held = waits.hold(context, view);
        if (held.isEmpty()) {
            status.write(context, view);
        }
        return held;
    }

    /** For how long the status would be kept back; empty when it is to be written. */
    Optional<Duration> held(ResourceContext context, Plan plan, Situation situation) {
        boolean noticed = StatusOf.notices(situation).stream().allMatch(notice -> told.contains(key(context, notice)));
        return noticed ? waits.hold(context, StatusOf.plan(plan, situation)) : Optional.empty();
    }

    /** The same when a report has written the status already. */
    void tellReported(ResourceContext context, Plan plan, Situation situation) {
        waits.forget(context.instance());
        notice(context, situation, StatusOf.plan(plan, situation));
    }

    /** Nothing more will be told of that instance. */
    void forget(InstanceId instance) {
        waits.forget(instance);
    }

    private void notice(ResourceContext context, Situation situation, StatusView view) {
        StatusOf.notices(situation).forEach(notice -> tell(context, notice));
        view.conditions().stream()
                .filter(condition -> condition.type().equals("Degraded") && condition.holds())
                .forEach(condition -> tell(context, new Notice(true, condition.reason(), condition.message())));
    }

    /** The plan broke an invariant, and nothing of it was done. */
    void refused(ResourceContext context, Situation situation, List<String> violations) {
        stuck(
                context,
                situation,
                "PlanRefused",
                "nothing was done, because the plan would break " + String.join("; ", violations));
    }

    /** A step cannot be done, and will not be before somebody has acted. */
    void stuck(ResourceContext context, Situation situation, String reason, String message) {
        stuck(context, situation.snapshot().resource().generation(), reason, message);
    }

    /** Something about the resource makes the operator fail. What exactly is in its log: the words of an error may hold anything. */
    void poisoned(ResourceContext context, RuntimeException error) {
        stuck(
                context,
                context.generation(),
                "OperatorError",
                "the operator fails on this resource (" + error.getClass().getSimpleName()
                        + ") and tries again after longer and longer pauses; its log has the details; please report this");
    }

    private void stuck(ResourceContext context, long generation, String reason, String message) {
        tell(context, new Notice(true, reason, message));
        StatusView view = StatusView.builder()
                .observedGeneration(generation)
                .state("Degraded")
                .stepsLeft(0)
                .addConditions(new ConditionView("Degraded", true, reason, message))
                .build();
        status.write(context, view);
    }

    private void tell(ResourceContext context, Notice notice) {
        if (told.add(key(context, notice))) {
            events.tell(
                    context,
                    notice.warning() ? EventWriter.Type.WARNING : EventWriter.Type.NORMAL,
                    notice.reason(),
                    notice.message());
        }
    }

    private static String key(ResourceContext context, Notice notice) {
        return context.uid() + " " + context.generation() + " " + notice.reason() + " " + notice.message();
    }
}

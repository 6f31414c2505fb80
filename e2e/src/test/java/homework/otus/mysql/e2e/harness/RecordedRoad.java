package homework.otus.mysql.e2e.harness;

import homework.otus.mysql.model.Block;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.planner.PlanText;
import homework.otus.mysql.planner.PlanValidator;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The plans of one instance in the order in which they were made, each judged by the one before. */
final class RecordedRoad {
    private final List<String> history = new ArrayList<>();
    private final List<World> looks = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private @Nullable World world;
    private @Nullable Plan last;
    private List<Step> rest = List.of();
    private List<Step> glimpse = List.of();
    /** What a test does shows in the cluster a little at a time, and a look may come before it, in between, or long after. */
    private static final Duration DISTURBED_FOR = Duration.ofSeconds(10);

    private Instant disturbedUntil = Instant.MIN;
    private Instant lastLook = Instant.MIN;
    private int judged;

    /** What follows need not be the rest of what was planned: the test itself changes the world. */
    synchronized void disturb() {
        disturbedUntil = Instant.now().plus(DISTURBED_FOR);
    }

    /** A plan of the operator, or the one from where a step of it has led. */
    synchronized void seen(World now, Plan plan, String occasion) {
        take(now, plan, occasion, SuffixLaw.isRest(rest, plan.steps()));
    }

    /**
     * A plan from what somebody saw who does not know which steps were done meanwhile. Other than the operator,
     * he may look in the middle of a write of it, and see two moments in one snapshot: what counts is what he
     * sees twice.
     */
    synchronized void observed(World now, Plan plan) {
        boolean twice = glimpse.equals(plan.steps());
        glimpse = plan.steps();
        boolean news = last == null || !last.steps().equals(plan.steps());
        if (twice && news) {
            take(now, plan, "looking on", SuffixLaw.isSomeRest(rest, plan.steps()));
        }
    }

    private void take(World now, Plan plan, String occasion, boolean isRest) {
        List<String> broken = PlanValidator.violations(plan, now.snapshot());
        if (!broken.isEmpty()) {
            violations.add("a plan breaks " + broken + ":\n" + PlanText.of(plan));
        }
        Optional<String> restart = restart(now);
        history.add(
                time() + " " + occasion + restart.map(why -> " (" + why + ")").orElse("") + "\n" + PlanText.of(plan));
        if (restart.isEmpty()) {
            judge(plan, occasion, now, isRest);
        }
        looks.add(now);
        world = now;
        last = plan;
        lastLook = Instant.now();
        rest = plan.steps();
    }

    synchronized void done(Step step) {
        history.add(time() + " done: " + SuffixLaw.deed(step) + "\n");
        Optional<List<Step>> left = SuffixLaw.after(step, rest);
        if (left.isEmpty()) {
            violations.add("done, but not the next step of the last plan: " + SuffixLaw.deed(step));
        }
        rest = left.orElse(rest);
    }

    /** No look was possible after a step: the next one judges. */
    synchronized void missed(Exception cause) {
        history.add(time() + " could not look: " + cause.getMessage() + "\n");
    }

    synchronized List<String> history() {
        return List.copyOf(history);
    }

    /** Every look that was judged, in order. */
    synchronized List<World> looks() {
        return List.copyOf(looks);
    }

    synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    /** How many plans were held against the law. */
    synchronized int judged() {
        return judged;
    }

    private Optional<String> restart(World now) {
        if (world == null) {
            return Optional.of("the first look");
        }
        return lastLook.isBefore(disturbedUntil) ? Optional.of("the test changed the world") : world.disturbance(now);
    }

    private void judge(Plan plan, String occasion, World now, boolean isRest) {
        judged++;
        boolean kept = isRest && code(plan).equals(code(last));
        if (!kept) {
            violations.add("suffix law: " + occasion + " the plan is not the rest of the one before.\nBefore:\n"
                    + (last == null ? "" : PlanText.of(last)) + "of which was left: "
                    + rest.stream().map(SuffixLaw::deed).toList() + "\nNow:\n" + PlanText.of(plan) + "from "
                    + now.snapshot() + "\nafter " + (world == null ? "" : world.snapshot()));
        }
    }

    private static Optional<String> code(@Nullable Plan plan) {
        return plan == null ? Optional.empty() : plan.block().map(Block::code);
    }

    private static String time() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}

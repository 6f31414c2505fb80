package homework.otus.mysql.planner;

import homework.otus.mysql.model.Block;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.StatusView;
import homework.otus.mysql.model.StatusView.ConditionView;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.planner.rules.HoldSuspended;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells a plan, and the situation that it was made for, as the conditions of a status. */
public final class StatusOf {
    private StatusOf() {}

    /** The status that the resource should show while {@code plan} is its plan. */
    public static StatusView plan(Plan plan, Situation situation) {
        Optional<Block> trouble = trouble(plan, situation);
        Optional<Step> first = plan.steps().stream().findFirst();
        boolean serves = serves(situation);
        return StatusView.builder()
                .observedGeneration(situation.snapshot().resource().generation())
                .state(state(plan, situation, trouble, serves))
                .step(first.map(step -> PlanText.of(step, plan.instance())))
                .stepsLeft(plan.steps().size())
                .addConditions(
                        serves
                                ? new ConditionView("Ready", true, "Serving", "the server accepts connections")
                                : new ConditionView("Ready", false, "NotServing", reason(plan, first)))
                .addConditions(
                        first.isPresent()
                                ? new ConditionView("Progressing", true, "StepsLeft", reason(plan, first))
                                : resting(plan))
                .addConditions(trouble.map(block -> new ConditionView("Degraded", true, block.code(), block.message()))
                        .orElseGet(() -> new ConditionView("Degraded", false, "AsExpected", "nothing is wrong")))
                .build();
    }

    private static ConditionView resting(Plan plan) {
        return suspended(plan)
                .map(block -> new ConditionView("Progressing", false, block.code(), block.message()))
                .orElseGet(() -> new ConditionView("Progressing", false, "NothingToDo", "the plan has no steps"));
    }

    /** What a user asked for is no trouble. */
    private static Optional<Block> suspended(Plan plan) {
        return plan.block().filter(block -> block.code().equals(HoldSuspended.CODE));
    }

    /** What a user should know of the resource apart from its plan. */
    public static List<Notice> notices(Situation situation) {
        if (situation.spec().suspend()) {
            return List.of();
        }
        List<Notice> notices = new ArrayList<>();
        if (!situation.deleting()) {
            Changes.of(situation).forEach(change -> notices.add(new Notice(false, "Changed", change)));
        }
        situation
                .snapshot()
                .resource()
                .skipFinalBackup()
                .filter(value -> !value.equals(situation.life().value()))
                .map(value -> "annotation otus.homework/skip-final-backup is ignored: it names " + value
                        + ", and the UID of this resource is " + situation.life())
                .ifPresent(message -> notices.add(new Notice(true, "AnnotationIgnored", message)));
        return List.copyOf(notices);
    }

    private static boolean serves(Situation situation) {
        return !situation.deleting()
                && situation.server().isPresent()
                && situation.opening().isOpen()
                && situation.ours(ObjectRole.SERVICE).isPresent();
    }

    private static String state(Plan plan, Situation situation, Optional<Block> trouble, boolean serves) {
        if (trouble.isPresent()) {
            return "Degraded";
        }
        if (suspended(plan).isPresent()) {
            return "Suspended";
        }
        if (situation.deleting()) {
            return "Deleting";
        }
        return serves && plan.steps().isEmpty() ? "Ready" : "Progressing";
    }

    private static String reason(Plan plan, Optional<Step> first) {
        return first.map(step -> PlanText.of(step, plan.instance()) + ": "
                        + step.reason().text())
                .or(() -> plan.block().map(Block::message))
                .orElse("the plan has no steps");
    }

    /** What keeps the plan from going on by itself, or makes it go on slowly. */
    private static Optional<Block> trouble(Plan plan, Situation situation) {
        boolean stands = plan.steps().isEmpty() || plan.waitsFor().isPresent();
        if (!stands || suspended(plan).isPresent()) {
            return Optional.empty();
        }
        return plan.steps().isEmpty() && plan.block().isPresent()
                ? plan.block()
                : plan.waitsFor().flatMap(condition -> trouble(condition, plan, situation));
    }

    private static Optional<Block> trouble(Condition condition, Plan plan, Situation situation) {
        if (condition instanceof Condition.TimeReached) {
            return Optional.of(
                    new Block("JobFailed", plan.steps().get(0).reason().text()));
        }
        if (condition instanceof Condition.ServerAccepts) {
            return situation.snapshot().pods().stream()
                    .flatMap(pod -> pod.trouble().stream())
                    .findFirst()
                    .map(text -> new Block("ServerDoesNotStart", text + wayOut(situation)));
        }
        if (condition instanceof Condition.JobFinished finished) {
            return situation
                    .snapshot()
                    .job(finished.job())
                    .map(JobFact::state)
                    .filter(JobState.Running.class::isInstance)
                    .flatMap(state -> ((JobState.Running) state).trouble())
                    .map(text -> new Block("JobDoesNotStart", text));
        }
        return condition instanceof Condition.NodeThere
                ? Optional.of(new Block("NoNode", "no node takes pods: a static volume has to be pinned to one"))
                : Optional.empty();
    }

    private static String wayOut(Situation situation) {
        return situation.needsFinalBackup()
                ? "; heal the server, or give up the final backup and what it would save: kubectl annotate ms "
                        + situation.snapshot().instance().name() + " otus.homework/skip-final-backup="
                        + situation.life()
                : "";
    }
}

package homework.otus.mysql.planner;

import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A plan as text, one line a step: a sign, the action, its object, the reason. The signs: {@code +}
 * creates, {@code =} keeps, {@code ~} changes or waits, {@code >} runs a Job, {@code -} deletes,
 * {@code !} reports or cannot go on.
 */
public final class PlanText {
    private PlanText() {}

    /** The whole plan, ending with a line break. */
    public static String of(Plan plan) {
        List<Wording> lines = new ArrayList<>();
        for (Plan.Kept kept : plan.kept()) {
            lines.add(new Wording(
                    '=',
                    "keep " + kept.role().title(),
                    kept.role().nameFor(plan.instance()),
                    kept.reason().text()));
        }
        for (Step step : plan.steps()) {
            lines.add(wording(step, plan.instance()));
        }
        int actionWidth = width(lines, true);
        int objectWidth = width(lines, false);
        StringBuilder text = new StringBuilder().append(headline(plan)).append('\n');
        for (Wording line : lines) {
            String row = String.format(
                    Locale.ROOT,
                    "  %s %-" + actionWidth + "s  %-" + objectWidth + "s  %s",
                    line.sign(),
                    line.action(),
                    line.object(),
                    line.reason());
            text.append(row.stripTrailing()).append('\n');
        }
        plan.block()
                .ifPresent(block -> text.append("  ! blocked (")
                        .append(block.code())
                        .append("): ")
                        .append(block.message())
                        .append('\n'));
        return text.toString();
    }

    /** One step in words, without its reason. */
    public static String of(Step step, InstanceId instance) {
        Wording wording = wording(step, instance);
        return (wording.action() + " " + wording.object()).strip();
    }

    private static Wording wording(Step step, InstanceId instance) {
        return step.action().match(new Words(instance, step.reason().text()));
    }

    private static int width(List<Wording> lines, boolean ofAction) {
        return Math.max(
                1,
                lines.stream()
                        .mapToInt(line -> (ofAction ? line.action() : line.object()).length())
                        .max()
                        .orElse(1));
    }

    private static String headline(Plan plan) {
        return plan.instance() + ": " + what(plan);
    }

    private static String what(Plan plan) {
        if (plan.isEmpty()) {
            return "nothing to do";
        }
        if (plan.steps().isEmpty()) {
            return "cannot go on";
        }
        if (plan.goal() == Plan.Goal.DELETE) {
            return "delete";
        }
        List<String> changed = Changes.fields(plan);
        return !changed.isEmpty()
                ? "change " + String.join(", ", changed)
                : "bring up" + Words.restored(plan).map(PlanText::from).orElse("");
    }

    private static String from(BackupRecord backup) {
        return ", restore from backup of " + backup.completedAt();
    }

    /** A line before it is laid out. */
    record Wording(char sign, String action, String object, String reason) {}
}

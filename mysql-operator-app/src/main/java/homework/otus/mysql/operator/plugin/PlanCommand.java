package homework.otus.mysql.operator.plugin;

import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.planner.Explanation;
import homework.otus.mysql.planner.ExplanationText;
import homework.otus.mysql.planner.PlanText;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the operator would do now. */
@Command(
        name = "plan",
        description = {
            "Shows what the operator would do now for an instance, step by step, and why. It changes nothing.",
            "To see beforehand what an edit would do: java -jar mysql-operator.jar plan -f FILE --live"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:nothing to do", "1:an error", "2:a plan with steps, or one that is blocked"})
final class PlanCommand extends PluginCommand {
    private static final int STEPS = 2;

    @Option(
            names = "--explain",
            description = "Add the facts that each step is based on, and why every other rule gave no step.")
    private boolean explain;

    @Parameters(paramLabel = "NAME", description = "The instance.")
    @SuppressWarnings("NullAway.Init") // required
    private String name;

    @Override
    int run(Session session) {
        MySQL resource = session.mysql(name);
        LivePlan live = new LivePlan(session.objects(), InstantSource.system());
        Plan plan;
        String text;
        if (explain) {
            Explanation explanation = live.explain(resource);
            plan = explanation.plan();
            text = ExplanationText.of(explanation);
        } else {
            plan = live.of(resource);
            text = PlanText.of(plan);
        }
        out().print(paint().plan(text));
        return plan.isEmpty() ? OK : STEPS;
    }
}

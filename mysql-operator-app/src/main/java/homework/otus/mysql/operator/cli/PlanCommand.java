package homework.otus.mysql.operator.cli;

import homework.otus.mysql.model.Plan;
import homework.otus.mysql.operator.preview.Colours;
import homework.otus.mysql.operator.preview.PlanFormat;
import homework.otus.mysql.planner.Explanation;
import homework.otus.mysql.planner.Planner;
import homework.otus.mysql.planner.Situation;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what the operator would do, and why, and does nothing. */
@Command(
        name = "plan",
        description = {
            "Shows what the operator would do for a resource, step by step, and why. It changes nothing.",
            "Without --live and --snapshot the cluster is taken to know nothing of the resource; with --old it is taken to run as that file says.",
            "With --live and no file it is the resource as it is stored."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:nothing to do", "1:an error", "2:a plan with steps, or one that is blocked"})
final class PlanCommand implements Callable<Integer> {
    private static final Planner PLANNER = new Planner();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec self;

    @Mixin
    private final PlanOptions options = new PlanOptions();

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "text|json|mermaid",
            description = "The format (default: ${DEFAULT-VALUE}); docs/plan.schema.json describes json.")
    @SuppressWarnings("NullAway.Init") // it has a default
    private String output;

    @Option(
            names = "--explain",
            description = "Add the facts that each step is based on, and why every other rule gave no step.")
    private boolean explain;

    @Override
    public Integer call() {
        PlanFormat format = PlanFormat.of(output)
                .orElseThrow(() -> new UsageException("-o " + output + " is not known; give text, json or mermaid"));
        List<Situation> situations = options.situations();
        List<Plan> plans;
        String text;
        if (explain) {
            List<Explanation> explanations = situations.stream()
                    .map(it -> PLANNER.explain(it.spec(), it.oldSpec(), it.snapshot()))
                    .toList();
            plans = explanations.stream().map(Explanation::plan).toList();
            text = format.explain(explanations)
                    .orElseThrow(
                            () -> new UsageException("--explain goes with -o text and -o json, not with " + output));
        } else {
            plans = situations.stream()
                    .map(it -> PLANNER.plan(it.spec(), it.oldSpec(), it.snapshot()))
                    .toList();
            text = format.write(plans);
        }
        boolean coloured = self.commandLine().getColorScheme().ansi().enabled() && format == PlanFormat.TEXT;
        self.commandLine().getOut().print(coloured ? Colours.onSigns(text) : text);
        self.commandLine().getOut().flush();
        return plans.stream().allMatch(Plan::isEmpty) ? ExitStatus.OK : ExitStatus.STEPS;
    }
}

package homework.otus.mysql.operator.preview;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.planner.PlanText;
import java.util.ArrayList;
import java.util.List;

/**
 * Plans as a Mermaid flowchart, from the top down. A wait is a rounded box, what destroys something has the class {@code
 * destroys}, a block is a hexagon. Syntax: the Mermaid manual, "Flowcharts".
 */
final class PlanMermaid {
    private static final String CLASSES = """
              classDef destroys fill:#ffd7d5,stroke:#cf222e,stroke-width:3px,color:#000000
              classDef blocked fill:#fff8c5,stroke:#9a6700,stroke-width:3px,color:#000000
              classDef kept stroke-dasharray:5 5
            """;

    private PlanMermaid() {}

    static String write(List<Plan> plans) {
        StringBuilder chart = new StringBuilder("flowchart TD\n");
        for (int i = 0; i < plans.size(); i++) {
            plan(chart, plans.get(i), "p" + i);
        }
        if (plans.isEmpty()) {
            chart.append("  none([")
                    .append(quoted("no MySQL resource: nothing to do"))
                    .append("])\n");
        }
        return chart.append(CLASSES).toString();
    }

    private static void plan(StringBuilder chart, Plan plan, String id) {
        String headline = PlanText.of(plan).lines().findFirst().orElse("");
        chart.append("  subgraph ")
                .append(id)
                .append(" [")
                .append(quoted(headline))
                .append("]\n")
                .append("    direction TB\n"); // a subgraph without edges to others would lie down
        List<String> road = new ArrayList<>();
        for (Plan.Kept kept : plan.kept()) {
            String name = kept.role().nameFor(plan.instance());
            node(
                    chart,
                    road,
                    id,
                    "[",
                    "keep " + kept.role().title() + " " + name,
                    kept.reason().text(),
                    "]:::kept");
        }
        for (Step step : plan.steps()) {
            boolean waits = step.action() instanceof Action.Await;
            node(
                    chart,
                    road,
                    id,
                    waits ? "(" : "[",
                    PlanText.of(step, plan.instance()),
                    step.reason().text(),
                    (waits ? ")" : "]") + (step.destroys() ? ":::destroys" : ""));
        }
        plan.block()
                .ifPresent(block ->
                        node(chart, road, id, "{{", "blocked (" + block.code() + ")", block.message(), "}}:::blocked"));
        if (plan.isEmpty()) {
            node(chart, road, id, "([", "nothing to do", "", "])");
        }
        if (road.size() > 1) {
            chart.append("    ").append(String.join(" --> ", road)).append('\n');
        }
        chart.append("  end\n");
    }

    private static void node(
            StringBuilder chart, List<String> road, String plan, String open, String what, String why, String close) {
        String id = plan + "n" + road.size();
        road.add(id);
        String label = why.isEmpty() ? quoted(what) : quoted(what + "\n" + why);
        chart.append("    ").append(id).append(open).append(label).append(close).append('\n');
    }

    /** A label in quotes: in it only these characters mean something, and each has an entity. */
    static String quoted(String text) {
        String escaped = text.replace("#", "#35;")
                .replace("&", "#amp;")
                .replace("\"", "#quot;")
                .replace("<", "#lt;")
                .replace(">", "#gt;")
                .replace("`", "#96;")
                .replace("\n", "<br/>");
        return "\"" + escaped + "\"";
    }
}

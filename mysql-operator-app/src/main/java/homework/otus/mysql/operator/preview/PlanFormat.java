package homework.otus.mysql.operator.preview;

import homework.otus.mysql.model.Plan;
import homework.otus.mysql.planner.Explanation;
import homework.otus.mysql.planner.ExplanationText;
import homework.otus.mysql.planner.PlanText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How plans can be written. */
public enum PlanFormat {
    TEXT {
        @Override
        public String write(List<Plan> plans) {
            return plans.isEmpty()
                    ? "no MySQL resource: nothing to do\n"
                    : plans.stream().map(PlanText::of).collect(Collectors.joining("\n"));
        }

        @Override
        public Optional<String> explain(List<Explanation> explanations) {
            return Optional.of(
                    explanations.isEmpty()
                            ? write(List.of())
                            : explanations.stream().map(ExplanationText::of).collect(Collectors.joining("\n")));
        }
    },
    /** One plan is an object of the kind Plan, any other number of them a PlanList; docs/plan.schema.json. */
    JSON {
        @Override
        public String write(List<Plan> plans) {
            return PlanJson.write(plans);
        }

        @Override
        public Optional<String> explain(List<Explanation> explanations) {
            return Optional.of(PlanJson.explain(explanations));
        }
    },
    MERMAID {
        @Override
        public String write(List<Plan> plans) {
            return PlanMermaid.write(plans);
        }

        @Override
        public Optional<String> explain(List<Explanation> explanations) {
            return Optional.empty();
        }
    };

    /** The plans as one text that ends with a line break. */
    public abstract String write(List<Plan> plans);

    /** The plans, and why they are as they are; empty where that has no place in the format. */
    public abstract Optional<String> explain(List<Explanation> explanations);

    /** The format that users call {@code name}. */
    public static Optional<PlanFormat> of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.toString().equals(name))
                .findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

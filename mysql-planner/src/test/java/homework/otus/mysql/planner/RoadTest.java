package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Block;
import homework.otus.mysql.model.Plan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoadTest {
    /** Users see it in plans, logs and Events. */
    @Test
    void everyRuleHasASentenceOfItsOwn() {
        assertThat(Road.standard().rules())
                .extracting(Rule::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[A-Z][A-Za-z -]{8,}"));
    }

    @Test
    void aRoadWhereNoRuleDecidesIsAtItsEnd() {
        Plan plan = plan(new Stub(Decision.pass("not my topic")));
        assertThat(plan.isEmpty()).isTrue();
    }

    @Test
    void theFirstRuleThatDecidesGivesTheStep() {
        Plan plan = plan(
                new Stub(Decision.pass("no")), new Stub(Decision.block("Stop", "here")), new Stub(Decision.done("x")));
        assertThat(plan.block()).contains(new Block("Stop", "here"));
    }

    @Test
    void aRuleThatDoesNotFallSilentIsADefectAndNoPlan() {
        Plan plan = plan(new Stub(Decision.next(new Action.AddFinalizer(), "again")));
        assertThat(plan.block().map(Block::code)).contains("PlannerDefect");
        assertThat(plan.steps()).isEmpty();
    }

    private static Plan plan(Rule... rules) {
        return new Planner(new Road(List.of(rules))).plan(Worlds.SPEC, Optional.empty(), Worlds.fresh());
    }

    private record Stub(Decision decision) implements Rule {
        @Override
        public String name() {
            return "Stub";
        }

        @Override
        public Decision decide(Situation situation) {
            return decision;
        }

        @Override
        public RuleCard card() {
            return RuleCard.keeping().fires("always").passes("never");
        }
    }
}

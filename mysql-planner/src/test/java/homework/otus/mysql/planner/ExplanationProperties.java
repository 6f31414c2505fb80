package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.planner.Explanation.Account;
import homework.otus.mysql.planner.Explanation.Decided;
import homework.otus.mysql.planner.Explanation.NotAsked;
import homework.otus.mysql.planner.Explanation.Passed;
import homework.otus.mysql.planner.Explanation.Silence;
import homework.otus.mysql.planner.Explanation.Span;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What holds of every explanation. */
class ExplanationProperties {
    private static final List<Rule> ROAD = Road.standard().rules();

    @Provide
    Arbitrary<ClusterSnapshot> snapshots() {
        return Snapshots.any();
    }

    @Property(tries = 1000, seed = "20200821", edgeCases = EdgeCasesMode.NONE)
    void itExplainsThePlanThatIsMade(@ForAll("snapshots") ClusterSnapshot snapshot) {
        assertThat(Worlds.explain(snapshot).plan()).isEqualTo(Worlds.plan(snapshot));
    }

    @Property(tries = 1000, seed = "20200822", edgeCases = EdgeCasesMode.NONE)
    void everyRuleHasOneAccount(@ForAll("snapshots") ClusterSnapshot snapshot) {
        Explanation explanation = Worlds.explain(snapshot);
        assertThat(explanation.accounts())
                .extracting(Account::rule)
                .containsExactlyElementsOf(ROAD.stream().map(Rule::name).toList());
        explanation
                .accounts()
                .forEach(account -> Statistics.label("accounts")
                        .collect(account.match(new Kind()))
                        .coverage(coverage -> {
                            coverage.check("decided").percentage(share -> share > 5);
                            coverage.check("passed").percentage(share -> share > 20);
                            coverage.check("not asked").percentage(share -> share > 5);
                        }));
    }

    /** Each step has the rule whose account claims it, and no moment has two deciders. */
    @Property(tries = 1000, seed = "20200823", edgeCases = EdgeCasesMode.NONE)
    void everyMomentOfEveryRuleIsToldOnce(@ForAll("snapshots") ClusterSnapshot snapshot) {
        Explanation explanation = Worlds.explain(snapshot);
        int moments = explanation.plan().steps().size() + 1;
        for (int moment = 1; moment <= moments; moment++) {
            String decider = moment < moments
                    ? explanation.plan().steps().get(moment - 1).rule()
                    : explanation.ending().orElseThrow().rule();
            boolean before = true;
            for (Account account : explanation.accounts()) {
                before = before && !account.rule().equals(decider);
                assertThat(silentAt(account, moment))
                        .as("%s at %s", account, moment)
                        .isEqualTo(before ? 1 : 0);
            }
            assertThat(before).isFalse();
        }
    }

    @Property(tries = 1000, seed = "20200824", edgeCases = EdgeCasesMode.NONE)
    void theCardOfARuleNamesEveryReasonToPass(@ForAll("snapshots") ClusterSnapshot snapshot) {
        List<Account> accounts = Worlds.explain(snapshot).accounts();
        for (int k = 0; k < ROAD.size(); k++) {
            RuleCard card = ROAD.get(k).card();
            assertThat(silences(accounts.get(k))).as(ROAD.get(k).name()).allMatch(silence -> card.names(silence.why()));
        }
    }

    @Property(tries = 1000, seed = "20200825", edgeCases = EdgeCasesMode.NONE)
    void everyStepHasFactsThatMeanSomethingInTheCluster(@ForAll("snapshots") ClusterSnapshot snapshot) {
        assertThat(Worlds.plan(snapshot).steps())
                .allSatisfy(step -> assertThat(step.reason().facts())
                        .as(step.rule())
                        .isNotEmpty()
                        .doesNotHaveDuplicates()
                        .allMatch(fact -> fact.matches("[a-zA-Z]+=.+"))
                        .noneMatch(fact -> fact.startsWith("uid=simulated")));
    }

    private static long silentAt(Account account, int moment) {
        return silences(account).stream()
                .flatMap(silence -> silence.moments().stream())
                .filter(span -> holds(span, moment))
                .count();
    }

    private static boolean holds(Span span, int moment) {
        return span.first() <= moment && moment <= span.last();
    }

    private static List<Silence> silences(Account account) {
        List<Silence> silences = new ArrayList<>();
        if (account instanceof Decided decided) {
            silences.addAll(decided.silences());
        } else if (account instanceof Passed passed) {
            silences.addAll(passed.silences());
        }
        return silences;
    }

    private record Kind() implements Explanation.Cases<String> {
        @Override
        public String on(Decided account) {
            return "decided";
        }

        @Override
        public String on(Passed account) {
            return "passed";
        }

        @Override
        public String on(NotAsked account) {
            return "not asked";
        }
    }
}

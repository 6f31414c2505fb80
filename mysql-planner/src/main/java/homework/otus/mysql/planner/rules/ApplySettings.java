package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.NodeFit;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.SettingsChanges;
import homework.otus.mysql.planner.Situation;
import homework.otus.mysql.planner.SpecViolations;
import java.util.List;
import java.util.Optional;

/**
 * Takes over the settings that the user has changed. They are recorded first, and the workload follows the record:
 * what is recorded is what a missing workload is made from (invariant I10).
 *
 * <p>It looks neither at the server nor at what is wrong with it, so that the next edit heals one that does not start. One
 * that is up and only there for its final backup is left alone.
 */
public final class ApplySettings implements Rule {
    private static final String UNCHANGED = "the settings are what was last applied";
    private static final String INVALID = "settings that cannot work are not taken over";
    private static final String UNFIT = "the node of the data does not take a server with them";
    private static final String LAST_WORK = "the server is up, and there only for its final backup";

    @Override
    public String name() {
        return "Apply the settings";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<String> noServer = situation.noServer();
        if (noServer.isPresent()) {
            return Decision.pass(noServer.get());
        }
        Optional<ClaimFact> claim =
                situation.ours(Storage.DATA).filter(fact -> fact.applied().isPresent());
        if (claim.isEmpty()) {
            return Decision.pass(Causes.NO_CLAIM);
        }
        MySqlSpec applied = situation.applied();
        if (applied.settings().equals(situation.spec().settings())) {
            return Decision.pass(UNCHANGED);
        }
        List<String> changes =
                SettingsChanges.of(applied.settings(), situation.spec().settings());
        if (changes.isEmpty()) {
            return Decision.pass(UNCHANGED);
        }
        Optional<String> notNow = notNow(situation);
        if (notNow.isPresent()) {
            return Decision.pass(notNow.get());
        }
        MySqlSpec after = MySqlSpec.builder()
                .from(applied)
                .settings(situation.spec().settings())
                .build();
        return Decision.next(
                new Action.RecordApplied(claim.get().uid(), after, changes),
                "the spec has them; the server restarts with them",
                Facts.uid(claim.get().uid()),
                Facts.deletion(situation));
    }

    private static Optional<String> notNow(Situation situation) {
        boolean up = situation.server().isPresent();
        if (up && situation.deleting()) {
            return Optional.of(LAST_WORK);
        }
        if (NodeFit.ofData(situation, situation.spec().settings()).isPresent()) {
            return Optional.of(UNFIT);
        }
        // a deletion and a rename go on, whatever is wished meanwhile
        return SpecViolations.ofSettings(situation.spec()).isEmpty() ? Optional.empty() : Optional.of(INVALID);
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I10)
                .fires(
                        "settings of the server differ from what was last applied: they are recorded, and the server restarts")
                .passes(Causes.NO_SERVER, Causes.NO_CLAIM, UNCHANGED, LAST_WORK, UNFIT, INVALID);
    }
}

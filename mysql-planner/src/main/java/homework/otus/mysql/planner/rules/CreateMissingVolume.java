package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.NodeFact;
import homework.otus.mysql.model.ServerSettings;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.NodeChoice;
import homework.otus.mysql.planner.NodeFit;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/**
 * Creates a static volume. It is pinned to one node, chosen once among those that take the pods which use it, and recorded
 * in it; where there are two such nodes, data and backups are on different ones.
 */
public record CreateMissingVolume(Storage storage) implements Rule {
    private static final String ABSENT = "volume=absent";
    private static final String THERE = "the volume is there";

    @Override
    public String name() {
        return "Create a missing " + storage.volume().title();
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<String> noServer = situation.noServer();
        if (noServer.isPresent()) {
            return Decision.pass(noServer.get());
        }
        if (storage.volumeIn(situation.snapshot()).isPresent()) {
            return Decision.pass(THERE);
        }
        if (situation.storageClass(storage).isPresent()) {
            return Decision.pass(Causes.CLASS);
        }
        Optional<String> other = (storage == Storage.DATA ? Storage.BACKUP : Storage.DATA)
                .volumeIn(situation.snapshot())
                .flatMap(VolumeFact::node);
        String nodes = "nodes="
                + situation.snapshot().nodes().stream().map(NodeFact::name).toList();
        ServerSettings settings =
                NodeChoice.settingsOf(storage, situation.applied().settings());
        Optional<String> node = NodeChoice.of(situation.snapshot(), settings, other);
        if (node.isEmpty()) {
            return NodeFit.ofAll(situation, settings)
                    .map(why -> Decision.block(NodeFit.CODE, why))
                    .orElseGet(() -> Decision.await(
                            new Condition.NodeThere(),
                            "a static volume needs a node, and none takes pods",
                            ABSENT,
                            nodes));
        }
        String why = other.isEmpty() ? "" : other.equals(node) ? ", the only one" : ", apart from " + other.get();
        MySqlSpec applied = situation.applied();
        Optional<MySqlSpec> told = storage == Storage.DATA ? Optional.of(applied) : Optional.empty();
        return Decision.next(
                new Action.CreateVolume(storage, situation.size(storage), node.get(), situation.life(), told),
                "no " + storage.volume().title() + " yet; on node " + node.get() + why,
                ABSENT,
                nodes,
                "otherVolumeOn=" + other.orElse("none"));
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I10)
                .fires(
                        "the volume is missing: it is made on one node, apart from the other volume where that can be",
                        "the volume is missing, and no node has the labels of nodeSelector or only taints that are put up"
                                + " with: blocked",
                        "the volume is missing, and no node takes pods: one is awaited")
                .passes(Causes.NO_SERVER, THERE, Causes.CLASS);
    }
}

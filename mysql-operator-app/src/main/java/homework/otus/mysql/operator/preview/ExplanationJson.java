package homework.otus.mysql.operator.preview;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import homework.otus.mysql.operator.record.Parts;
import homework.otus.mysql.planner.Explanation;
import homework.otus.mysql.planner.Explanation.Decided;
import homework.otus.mysql.planner.Explanation.NotAsked;
import homework.otus.mysql.planner.Explanation.Passed;
import homework.otus.mysql.planner.Explanation.Silence;
import homework.otus.mysql.planner.Explanation.Span;
import java.util.List;

/** What every rule of the road did in a plan, as a tree. */
final class ExplanationJson {
    private ExplanationJson() {}

    static ArrayNode rules(Explanation explanation) {
        return Parts.list(explanation.accounts().stream()
                .map(account -> account.match(new Accounts()))
                .toList());
    }

    private record Accounts() implements Explanation.Cases<ObjectNode> {
        @Override
        public ObjectNode on(Decided account) {
            ObjectNode node = Parts.object().put("rule", account.rule()).put("outcome", "decided");
            ArrayNode steps = node.putArray("steps");
            account.steps().forEach(steps::add);
            node.set("passed", silences(account.silences()));
            return node;
        }

        @Override
        public ObjectNode on(Passed account) {
            ObjectNode node = Parts.object().put("rule", account.rule()).put("outcome", "passed");
            node.set("passed", silences(account.silences()));
            return node;
        }

        @Override
        public ObjectNode on(NotAsked account) {
            return Parts.object().put("rule", account.rule()).put("outcome", "not-asked");
        }

        private static ArrayNode silences(List<Silence> silences) {
            return Parts.list(silences.stream().map(Accounts::silence).toList());
        }

        private static ObjectNode silence(Silence silence) {
            ObjectNode node = Parts.object().put("why", silence.why());
            node.set(
                    "moments",
                    Parts.list(silence.moments().stream().map(Accounts::span).toList()));
            return node;
        }

        private static ObjectNode span(Span span) {
            return Parts.object().put("first", span.first()).put("last", span.last());
        }
    }
}

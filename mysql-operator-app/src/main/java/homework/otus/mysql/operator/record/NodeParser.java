package homework.otus.mysql.operator.record;

import homework.otus.mysql.model.NodeFact;
import homework.otus.mysql.operator.yaml.Fields;
import java.util.List;

/** Reads nodes. One of which nothing else is known is just its name. */
final class NodeParser {
    private NodeParser() {}

    static List<NodeFact> nodes(Fields fields, String name) {
        return fields.textsOrObjects(name, NodeFact::of, NodeParser::node);
    }

    private static NodeFact node(Fields fields) {
        return NodeFact.builder()
                .name(fields.text("name"))
                .labels(SpecParser.map(fields, "labels"))
                .taints(fields.optional("taints", name -> fields.objects(name, NodeParser::taint))
                        .orElse(List.of()))
                .takesPods(fields.optional("takesPods", fields::flag).orElse(true))
                .build();
    }

    private static NodeFact.Taint taint(Fields fields) {
        return new NodeFact.Taint(
                fields.text("key"), fields.optional("value", fields::text).orElse(""), fields.text("effect"));
    }
}

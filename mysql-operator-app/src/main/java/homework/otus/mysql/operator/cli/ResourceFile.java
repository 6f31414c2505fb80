package homework.otus.mysql.operator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.SpecReader;
import homework.otus.mysql.operator.yaml.UnreadableException;
import homework.otus.mysql.operator.yaml.YamlDocuments;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A file with one MySQL resource; {@code -} is standard input. Values pass as they are: the planner judges them. */
record ResourceFile(Path path) {
    /**
     * The resource; a file that holds anything else is an error that says what it holds.
     *
     * @param namespace that of a resource which names none
     */
    MySQL read(String namespace) {
        return new TextFile(path).read(text -> {
            JsonNode document = theOnlyOne(YamlDocuments.read(text));
            ResourceFields.check(document);
            return SpecReader.resources(text, namespace).get(0);
        });
    }

    private static JsonNode theOnlyOne(List<JsonNode> documents) {
        if (documents.size() == 1) {
            return documents.get(0);
        }
        String found = documents.isEmpty()
                ? ""
                : " (" + documents.stream().map(ResourceFields::nameOf).collect(Collectors.joining(", ")) + ")";
        throw new UnreadableException("holds " + documents.size() + " resources" + found
                + "; give a file with one of kind MySQL (otus.homework/v1)");
    }
}

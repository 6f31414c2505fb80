package homework.otus.mysql.k8s.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableSet;
import homework.otus.mysql.model.Quantity;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields of ours that an object does not have any more as we made them.
 *
 * <p>Ours is every field of the manifest. What stands beside them is left to others: labels, annotations, containers and volumes of
 * other names, and what the API server fills in. Our containers, the placement of the pod, and selector and ports of
 * the Service are ours as a whole, as {@link homework.otus.mysql.k8s.manifest.Overlay} writes them.
 *
 * <p>A webhook may change what we send. That is no edit, and to undo it would go on for ever: in a pod template, where
 * undoing restarts the server, a value counts only when the API server says that somebody else has set it.
 */
public final class Drift {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String POD = "spec.template.spec";
    /** Lists of which the items of other names are not ours. */
    private static final Set<String> SHARED = ImmutableSet.of("containers", "initContainers", "volumes");
    /** Maps that are ours as a whole. */
    private static final Set<String> WHOLE = ImmutableSet.of("nodeSelector", "selector", "requests", "limits");

    private static final Set<String> AMOUNTS = ImmutableSet.of("requests", "limits");
    private static final List<String> KEYS = List.of("mountPath", "name");

    private final Set<String> paths = new TreeSet<>();
    private final FieldOwners owners;

    private Drift(FieldOwners owners) {
        this.owners = owners;
    }

    /**
     * The paths, in the order of their names; none for what another version of the operator made.
     *
     * @param made the object as this version makes it
     */
    public static List<String> of(HasMetadata live, HasMetadata made) {
        if (!Stamp.isSame(live, made)) {
            return List.of();
        }
        Drift drift = new Drift(FieldOwners.of(live));
        JsonNode ours = MAPPER.valueToTree(made);
        JsonNode theirs = MAPPER.valueToTree(live);
        drift.object(List.of("metadata"), ours.path("metadata"), theirs.path("metadata"), false);
        drift.object(List.of("spec"), ours.path("spec"), theirs.path("spec"), false);
        drift.placement(ours, theirs);
        return List.copyOf(drift.paths);
    }

    /** What our manifest leaves out, and is ours all the same. */
    private void placement(JsonNode ours, JsonNode theirs) {
        JsonNode pod = ours.at("/spec/template/spec");
        JsonNode livePod = theirs.at("/spec/template/spec");
        for (String field : List.of("nodeSelector", "tolerations")) {
            absent(List.of("spec", "template", "spec", field), pod.path(field), livePod.path(field));
        }
        for (JsonNode container : pod.path("containers")) {
            String name = container.path("name").asText();
            JsonNode live = named(livePod.path("containers"), "name", container);
            for (String field : List.of("args", "env", "resources")) {
                List<String> path = List.of("spec", "template", "spec", "containers", "[" + name + "]", field);
                absent(path, container.path(field), live.path(field));
            }
        }
    }

    private void absent(List<String> path, JsonNode ours, JsonNode theirs) {
        if (isNothing(ours) && !isNothing(theirs)) {
            differs(path, theirs);
        }
    }

    private void compare(List<String> path, JsonNode ours, JsonNode theirs) {
        if (isNothing(ours) && isNothing(theirs)) {
            return;
        }
        String field = path.get(path.size() - 1);
        if (ours.isObject() && theirs.isObject()) {
            object(path, ours, theirs, WHOLE.contains(field) && !ours.has("matchLabels"));
        } else if (ours.isArray() && theirs.isArray()) {
            list(path, ours, theirs, SHARED.contains(field));
        } else if (!isSameValue(path, ours, theirs)) {
            differs(path, theirs);
        }
    }

    private void object(List<String> path, JsonNode ours, JsonNode theirs, boolean whole) {
        ours.properties()
                .forEach(field -> compare(with(path, field.getKey()), field.getValue(), theirs.path(field.getKey())));
        if (whole) {
            theirs.properties().stream()
                    .filter(field -> !ours.has(field.getKey()))
                    .forEach(field -> differs(with(path, field.getKey()), field.getValue()));
        }
    }

    private void list(List<String> path, JsonNode ours, JsonNode theirs, boolean shared) {
        Optional<String> key = KEYS.stream()
                .filter(name ->
                        !ours.isEmpty() && ours.get(0).isObject() && ours.get(0).has(name))
                .findFirst();
        if (key.isPresent()) {
            keyed(path, ours, theirs, key.get(), shared);
        } else if (ours.size() == theirs.size()) {
            for (int k = 0; k < ours.size(); k++) {
                compare(with(path, "[" + k + "]"), ours.get(k), theirs.get(k));
            }
        } else {
            differs(path, theirs);
        }
    }

    private void keyed(List<String> path, JsonNode ours, JsonNode theirs, String key, boolean shared) {
        for (JsonNode item : ours) {
            compare(with(path, "[" + item.get(key).asText() + "]"), item, named(theirs, key, item));
        }
        for (JsonNode item : theirs) {
            if (!shared && named(ours, key, item).isMissingNode()) {
                differs(with(path, "[" + item.path(key).asText() + "]"), item);
            }
        }
    }

    private static JsonNode named(JsonNode list, String key, JsonNode item) {
        for (JsonNode other : list) {
            if (other.path(key).equals(item.path(key))) {
                return other;
            }
        }
        return MAPPER.missingNode();
    }

    private void differs(List<String> path, JsonNode theirs) {
        String text = String.join(".", path).replace(".[", "[");
        if (!text.startsWith(POD) || owners.setByOthers(path, theirs.isMissingNode())) {
            paths.add(text);
        }
    }

    private static boolean isSameValue(List<String> path, JsonNode ours, JsonNode theirs) {
        if (ours.equals(theirs) || (ours.isValueNode() && ours.asText().equals(theirs.asText(null)))) {
            return true;
        }
        boolean amount = path.size() > 1 && AMOUNTS.contains(path.get(path.size() - 2));
        return amount && isSameAmount(ours.asText(), theirs.asText());
    }

    private static boolean isSameAmount(String ours, String theirs) {
        Optional<BigDecimal> wanted = new Quantity(ours).bytes();
        Optional<BigDecimal> there = new Quantity(theirs).bytes();
        return wanted.isPresent() && there.isPresent() && wanted.get().compareTo(there.get()) == 0;
    }

    /** The API server leaves these out. */
    private static boolean isNothing(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || (node.isContainerNode() && node.isEmpty())
                || (node.isBoolean() && !node.booleanValue())
                || (node.isTextual() && node.textValue().isEmpty());
    }

    private static List<String> with(List<String> path, String field) {
        List<String> longer = new ArrayList<>(path);
        longer.add(field);
        return List.copyOf(longer);
    }
}

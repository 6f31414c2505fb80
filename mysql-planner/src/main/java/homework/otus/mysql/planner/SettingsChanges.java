package homework.otus.mysql.planner;

import homework.otus.mysql.model.ServerSettings;
import homework.otus.mysql.model.Toleration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** In which settings two differ, a sentence for each. */
public final class SettingsChanges {
    private static final String NOT_SET = "(not set)";

    private SettingsChanges() {}

    /** Empty when they are the same. */
    public static List<String> of(ServerSettings applied, ServerSettings wanted) {
        List<String> changes = new ArrayList<>();
        compare(changes, "config", applied.config(), wanted.config());
        compare(changes, "resources.requests", applied.requests(), wanted.requests());
        compare(changes, "resources.limits", applied.limits(), wanted.limits());
        compare(changes, "nodeSelector", applied.nodeSelector(), wanted.nodeSelector());
        if (!applied.tolerations().equals(wanted.tolerations())) {
            changes.add(changed("tolerations", text(applied.tolerations()), text(wanted.tolerations())));
        }
        return List.copyOf(changes);
    }

    private static void compare(
            List<String> changes, String field, Map<String, String> applied, Map<String, String> wanted) {
        TreeSet<String> names = new TreeSet<>(applied.keySet());
        names.addAll(wanted.keySet());
        for (String name : names) {
            String from = text(applied, name);
            String to = text(wanted, name);
            if (!from.equals(to)) {
                changes.add(changed(field + "." + name, from, to));
            }
        }
    }

    private static String text(Map<String, String> values, String name) {
        String value = values.getOrDefault(name, NOT_SET);
        return value.isEmpty() ? "(no value)" : value;
    }

    private static String changed(String field, String from, String to) {
        return "Change " + field + " from " + from + " to " + to;
    }

    private static String text(List<Toleration> tolerations) {
        return tolerations.isEmpty()
                ? NOT_SET
                : tolerations.stream().map(SettingsChanges::text).collect(Collectors.joining(", "));
    }

    /** As kubectl writes taints: {@code key=value:effect}. */
    private static String text(Toleration toleration) {
        return toleration.key().orElse("*")
                + toleration.value().map(value -> "=" + value).orElse("")
                + toleration.effect().map(effect -> ":" + effect).orElse("")
                + toleration
                        .tolerationSeconds()
                        .map(seconds -> " for " + seconds + " s")
                        .orElse("");
    }
}

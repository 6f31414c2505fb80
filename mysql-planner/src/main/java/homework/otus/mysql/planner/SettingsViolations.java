package homework.otus.mysql.planner;

import com.google.common.collect.ImmutableSet;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Quantity;
import homework.otus.mysql.model.ServerSettings;
import homework.otus.mysql.model.Toleration;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What is wrong with the settings of a server, each with the field, the reason and the fix. What mysqld thinks of a value, only mysqld knows. */
final class SettingsViolations {
    /** A variable of a component has a dot in its name, that of a key cache one before it. */
    private static final Pattern OPTION = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,127}");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int OPTIONS_MAX = 100;
    private static final int VALUE_LENGTH_MAX = 1024;

    /** Format: the Kubernetes documentation, "Labels and Selectors", "Syntax and character set". */
    private static final Pattern LABEL_KEY =
            Pattern.compile("([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?");

    private static final Pattern LABEL_VALUE = Pattern.compile("([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?");
    private static final Pattern RESOURCE = Pattern.compile(
            "cpu|memory|ephemeral-storage|hugepages-[0-9A-Za-z]+|[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?");
    private static final Set<String> OPERATORS = ImmutableSet.of("Exists", "Equal");
    private static final Set<String> EFFECTS = ImmutableSet.of("NoSchedule", "PreferNoSchedule", "NoExecute");

    private final List<String> violations = new ArrayList<>();

    private SettingsViolations() {}

    /** Empty when mysqld can be asked and Kubernetes takes the pod. */
    static List<String> of(MySqlSpec spec) {
        SettingsViolations found = new SettingsViolations();
        ServerSettings settings = spec.settings();
        found.config(settings.config(), spec.database());
        found.amounts("requests", settings.requests());
        found.amounts("limits", settings.limits());
        found.requestsWithinLimits(settings);
        found.nodeSelector(settings.nodeSelector());
        settings.tolerations().forEach(found::toleration);
        return List.copyOf(found.violations);
    }

    private void config(SortedMap<String, String> config, String database) {
        if (config.size() > OPTIONS_MAX) {
            violations.add("spec.config has " + config.size() + " options: use at most " + OPTIONS_MAX);
        }
        Map<String, String> names = new TreeMap<>();
        config.forEach((name, value) -> {
            option(name, value, database);
            String other = names.putIfAbsent(ReservedOptions.canonical(name), name);
            if (other != null) {
                violations.add("spec.config." + name + " is the same option as " + other + ": remove one of the two");
            }
        });
    }

    private void option(String name, String value, String database) {
        if (!OPTION.matcher(name).matches()) {
            violations.add(
                    "spec.config has an option \"" + CONTROL.matcher(name).replaceAll("?")
                            + "\": use a name of mysqld, letters, digits, _, - and ., for example max_connections");
            return;
        }
        String field = "spec.config." + name;
        Optional<String> whyNot = ReservedOptions.whyNot(name);
        if (whyNot.isPresent()) {
            violations.add(field + " cannot be set, because " + whyNot.get() + ": remove it");
        }
        if (CONTROL.matcher(value).find()) {
            violations.add(field + " has a line break or another control character in it: remove that");
        }
        if (value.length() > VALUE_LENGTH_MAX) {
            violations.add(field + " has " + value.length() + " characters: use at most " + VALUE_LENGTH_MAX);
        }
        boolean folds = ReservedOptions.canonical(name).equals("lower_case_table_names") && value.equals("1");
        if (folds && database.chars().anyMatch(Character::isUpperCase)) {
            violations.add(field + " is 1, and spec.database " + database
                    + " has capital letters, which the server would not keep: write the database in small letters");
        }
    }

    private void amounts(String kind, SortedMap<String, String> amounts) {
        amounts.forEach((resource, text) -> {
            String field = "spec.resources." + kind + "." + resource;
            if (!RESOURCE.matcher(resource).matches()) {
                violations.add(field + " is no resource of a container: use cpu, memory or ephemeral-storage");
            } else if (amount(text).filter(amount -> amount.signum() >= 0).isEmpty()) {
                violations.add(field + " is \"" + text + "\": use a Kubernetes quantity, for example "
                        + (resource.equals("cpu") ? "500m" : "512Mi"));
            }
        });
    }

    private void requestsWithinLimits(ServerSettings settings) {
        settings.requests().forEach((resource, text) -> {
            Optional<BigDecimal> asked = amount(text);
            Optional<BigDecimal> limit =
                    Optional.ofNullable(settings.limits().get(resource)).flatMap(SettingsViolations::amount);
            if (asked.isPresent() && limit.isPresent() && asked.get().compareTo(limit.get()) > 0) {
                violations.add("spec.resources.requests." + resource + " is " + text + ", more than its limit "
                        + settings.limits().get(resource) + ": raise the limit, or ask for less");
            }
        });
    }

    private static Optional<BigDecimal> amount(String text) {
        return new Quantity(text).bytes();
    }

    private void nodeSelector(SortedMap<String, String> labels) {
        labels.forEach((key, value) -> {
            if (!LABEL_KEY.matcher(key).matches() || !LABEL_VALUE.matcher(value).matches()) {
                violations.add("spec.nodeSelector has " + key + ": " + value
                        + ", which is no label: use one that a node has, see kubectl get nodes --show-labels");
            }
        });
    }

    private void toleration(Toleration toleration) {
        String field = "spec.tolerations, key " + toleration.key().orElse("(none)");
        boolean exists = toleration.operator().equals(Optional.of("Exists"));
        if (toleration.operator().filter(word -> !OPERATORS.contains(word)).isPresent()) {
            violations.add(field + ": operator is " + toleration.operator().get() + ": use Exists or Equal");
        } else if (toleration.key().filter(key -> !key.isEmpty()).isEmpty() && !exists) {
            violations.add(field + ": without a key it has to be operator Exists, which puts up with every taint");
        } else if (exists
                && toleration.value().filter(value -> !value.isEmpty()).isPresent()) {
            violations.add(field + ": operator Exists takes no value: remove it, or use Equal");
        }
        if (toleration
                        .key()
                        .filter(key -> !key.isEmpty() && !LABEL_KEY.matcher(key).matches())
                        .isPresent()
                || toleration
                        .value()
                        .filter(value -> !LABEL_VALUE.matcher(value).matches())
                        .isPresent()) {
            violations.add(field + ": key and value have to be those of a taint, see kubectl describe nodes");
        }
        if (toleration
                .effect()
                .filter(word -> !word.isEmpty() && !EFFECTS.contains(word))
                .isPresent()) {
            violations.add(field + ": effect is " + toleration.effect().get()
                    + ": use NoSchedule, PreferNoSchedule or NoExecute");
        }
        if (toleration.tolerationSeconds().isPresent() && !toleration.effect().equals(Optional.of("NoExecute"))) {
            violations.add(field + ": tolerationSeconds is for the effect NoExecute only: remove it");
        }
    }
}

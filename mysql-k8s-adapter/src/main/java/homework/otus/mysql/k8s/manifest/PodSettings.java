package homework.otus.mysql.k8s.manifest;

import homework.otus.mysql.model.ServerSettings;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a user sets about the server, as Kubernetes takes it. */
final class PodSettings {
    private PodSettings() {}

    /**
     * The options of mysqld as arguments, in the order of their names; an option with an empty value has none. Both the first
     * start and every later one get them, since the official entrypoint hands them to each server that it starts.
     */
    static List<String> arguments(SortedMap<String, String> config) {
        // As in the values of variables, see Parts: doubled, every dollar stays what it is.
        return config.entrySet().stream()
                .map(option -> option.getValue().isEmpty()
                        ? "--" + option.getKey()
                        : "--" + option.getKey() + "=" + option.getValue())
                .map(argument -> argument.replace("$", "$$"))
                .toList();
    }

    static @Nullable ResourceRequirements resources(ServerSettings settings) {
        return settings.requests().isEmpty() && settings.limits().isEmpty()
                ? null
                : new ResourceRequirementsBuilder()
                        .withRequests(quantities(settings.requests()))
                        .withLimits(quantities(settings.limits()))
                        .build();
    }

    private static Map<String, Quantity> quantities(SortedMap<String, String> texts) {
        Map<String, Quantity> quantities = new TreeMap<>();
        texts.forEach((resource, text) -> quantities.put(resource, new Quantity(text)));
        return quantities;
    }

    static List<Toleration> tolerations(List<homework.otus.mysql.model.Toleration> tolerations) {
        return tolerations.stream().map(PodSettings::toleration).toList();
    }

    private static Toleration toleration(homework.otus.mysql.model.Toleration toleration) {
        return new TolerationBuilder()
                .withKey(toleration.key().orElse(null))
                .withOperator(toleration.operator().orElse(null))
                .withValue(toleration.value().orElse(null))
                .withEffect(toleration.effect().orElse(null))
                .withTolerationSeconds(toleration.tolerationSeconds().orElse(null))
                .build();
    }
}

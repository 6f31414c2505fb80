package homework.otus.mysql.planner;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableSet;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Quantity;
import homework.otus.mysql.model.ResourceFact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is wrong with a spec, each with the field and the fix. Admission refuses most of it already;
 * this is for resources that were stored before, and for those who plan without a cluster.
 */
public final class SpecViolations {
    private static final CharMatcher DATABASE = CharMatcher.inRange('0', '9')
            .or(CharMatcher.inRange('A', 'Z'))
            .or(CharMatcher.inRange('a', 'z'))
            .or(CharMatcher.anyOf("_$-"))
            .precomputed();

    private static final int DATABASE_LENGTH_MAX = 64;
    private static final Set<String> SYSTEM_SCHEMAS =
            ImmutableSet.of("mysql", "sys", "information_schema", "performance_schema");

    private SpecViolations() {}

    /** Empty when the spec is valid. */
    public static List<String> of(MySqlSpec spec, ResourceFact resource) {
        List<String> violations = new ArrayList<>();
        if (spec.image().isBlank()) {
            violations.add("spec.image is empty: name an image, for example mysql:8.4");
        }
        if (!isName(spec.database())) {
            violations.add("spec.database is \"" + spec.database() + "\": use 1 to 64 letters, digits, _, $ or -");
        } else if (SYSTEM_SCHEMAS.contains(spec.database().toLowerCase(Locale.ROOT))) {
            violations.add("spec.database is " + spec.database() + ", a schema of MySQL itself: choose another name");
        }
        Optional<BigDecimal> size = new Quantity(spec.storageSize()).bytes();
        if (size.isEmpty() || size.get().signum() <= 0) {
            violations.add("spec.storage_size is \"" + spec.storageSize()
                    + "\": use a positive Kubernetes quantity, for example 1Gi");
        }
        violations.addAll(ofSettings(spec));
        password(resource).ifPresent(violations::add);
        return List.copyOf(violations);
    }

    private static boolean isName(String database) {
        return !database.isEmpty() && database.length() <= DATABASE_LENGTH_MAX && DATABASE.matchesAllOf(database);
    }

    /** What is wrong with what the server is to run with, beside its image. */
    public static List<String> ofSettings(MySqlSpec spec) {
        return SettingsViolations.of(spec);
    }

    /** A Secret that is named and not there is no mistake of the spec. */
    private static Optional<String> password(ResourceFact resource) {
        if (resource.passwordGivenTwice()) {
            return Optional.of("spec.password and spec.passwordSecretRef are both set: remove one of them");
        }
        return resource.passwordGiven() || resource.passwordSecret().isPresent()
                ? Optional.empty()
                : Optional.of("spec.password is missing: set it, or name a key of a Secret in spec.passwordSecretRef");
    }
}

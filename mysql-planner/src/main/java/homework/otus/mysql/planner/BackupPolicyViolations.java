package homework.otus.mysql.planner;

import homework.otus.mysql.model.BackupPolicy;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Quantity;
import homework.otus.mysql.model.ScheduleFact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong in {@code spec.backup}, each with the field and the fix. */
public final class BackupPolicyViolations {
    private BackupPolicyViolations() {}

    /** Empty when it can be followed. */
    public static List<String> of(MySqlSpec spec, ClusterSnapshot snapshot) {
        BackupPolicy policy = spec.backup();
        List<String> violations = new ArrayList<>();
        snapshot.schedule().flatMap(ScheduleFact::problem).ifPresent(violations::add);
        if (policy.timeZone().isPresent() && policy.schedule().isEmpty()) {
            violations.add("spec.backup.timeZone is set without spec.backup.schedule: set both, or neither");
        }
        policy.keepCount()
                .filter(count -> count < 1)
                .ifPresent(count -> violations.add("spec.backup.retention.count is " + count
                        + ": use 1 or more; the last good backup always stays"));
        policy.maxAge()
                .filter(age -> Ages.parse(age).isEmpty())
                .ifPresent(age -> violations.add("spec.backup.retention.maxAge is \"" + age
                        + "\": use a number and one of s, m, h, d, w, for example 30d"));
        policy.storageSize()
                .filter(size -> !isPositive(size))
                .ifPresent(size -> violations.add("spec.backup.storageSize is \"" + size
                        + "\": use a positive Kubernetes quantity, for example 10Gi"));
        return List.copyOf(violations);
    }

    private static boolean isPositive(String size) {
        Optional<BigDecimal> bytes = new Quantity(size).bytes();
        return bytes.isPresent() && bytes.get().signum() > 0;
    }
}

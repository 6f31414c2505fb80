package homework.otus.mysql.operator.health;

import java.util.Optional;

/** Is asked by the kubelet. */
@FunctionalInterface
public interface Probe {
    /** What is wrong, in words; empty when all is well. It is shown to anybody who asks. */
    Optional<String> trouble();
}

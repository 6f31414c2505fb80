package homework.otus.mysql.operator.logging;

import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.operator.metrics.StepKind;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.MDC;

/**
 * Puts into every line that a thread logs during a visit which instance is visited, in which visit ({@code trace}), and from the
 * first step on the step that was begun last.
 */
public final class VisitLog {
    private static final String INSTANCE = "instance";
    private static final String TRACE = "trace";
    private static final String STEP = "step";

    private VisitLog() {}

    public static <T> T during(InstanceId instance, Supplier<T> visit) {
        MDC.put(INSTANCE, instance.toString());
        MDC.put(TRACE, HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()));
        try {
            return visit.get();
        } finally {
            List.of(INSTANCE, TRACE, STEP).forEach(MDC::remove);
        }
    }

    /** A step is begun. */
    public static void step(StepKind kind) {
        MDC.put(STEP, kind.toString());
    }
}

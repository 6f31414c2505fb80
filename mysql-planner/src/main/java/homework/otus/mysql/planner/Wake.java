package homework.otus.mysql.planner;

import homework.otus.mysql.model.ScheduleFact;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** When there will be something to do although nothing happens: a backup becomes due, or too old. */
final class Wake {
    private Wake() {}

    static Optional<Instant> of(Situation situation) {
        if (situation.deleting() || situation.spec().suspend()) {
            return Optional.empty();
        }
        Optional<Instant> next = situation
                .snapshot()
                .schedule()
                .flatMap(ScheduleFact::next)
                .filter(time -> !situation.spec().backup().suspended());
        return Stream.of(next, new Retention(situation).nextExpiry())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }
}

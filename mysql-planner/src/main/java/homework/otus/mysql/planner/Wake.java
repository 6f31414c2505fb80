package homework.otus.mysql.planner;

import homework.otus.mysql.model.ScheduleFact;
import java.time.Instant;
import java.util.Optional;

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
        Optional<Instant> expiry = new Retention(situation).nextExpiry();
        boolean expiresFirst =
                expiry.isPresent() && next.filter(expiry.get()::isAfter).isEmpty();
        return expiresFirst ? expiry : next;
    }
}

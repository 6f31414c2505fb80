package homework.otus.mysql.model;

import java.time.Instant;
import java.util.Optional;

/**
 * What the schedule of backups means at the moment of the snapshot.
 *
 * @param due the last time of the schedule that has passed and for which no backup was begun; however many were missed
 * @param next the next time
 * @param problem why the schedule cannot be read; then there are no times
 */
public record ScheduleFact(Optional<Instant> due, Optional<Instant> next, Optional<String> problem) {}

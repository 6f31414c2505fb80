package homework.otus.mysql.k8s.read;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import homework.otus.mysql.model.BackupPolicy;
import homework.otus.mysql.model.ScheduleFact;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;

/**
 * What a schedule means at a moment. Format: crontab(5), five fields, and its names for frequent ones. A time that a
 * change of daylight saving leaves out is not made up for, one that it repeats counts twice.
 */
public final class Schedules {
    private static final Map<String, String> NAMES = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");

    private Schedules() {}

    /**
     * Empty when there is no schedule.
     *
     * @param since the last time that a backup was begun for; before there was one, when the instance was created. When it is after even
     *     the next time, the clock was put back, and it tells nothing: or there would be no backup until then
     */
    public static Optional<ScheduleFact> read(BackupPolicy policy, Instant since, Instant now) {
        return policy.schedule().map(text -> read(text, policy.timeZone().orElse("UTC"), since, now));
    }

    private static ScheduleFact read(String text, String zone, Instant since, Instant now) {
        ZonedDateTime here;
        try {
            here = now.atZone(ZoneId.of(zone));
        } catch (DateTimeException e) {
            return unreadable("spec.backup.timeZone is \"" + zone
                    + "\": use a name of the IANA database, for example Europe/Berlin");
        }
        try {
            ExecutionTime times = ExecutionTime.forCron(parse(text));
            // a time that is just now is over, too
            Optional<Instant> last = times.lastExecution(here.plusNanos(1)).map(ZonedDateTime::toInstant);
            Optional<Instant> next = times.nextExecution(here).map(ZonedDateTime::toInstant);
            Instant begun = next.filter(since::isAfter).isPresent() ? Instant.EPOCH : since;
            return next.isEmpty()
                    ? unreadable("spec.backup.schedule is \"" + text + "\": there is no such day")
                    : new ScheduleFact(last.filter(time -> time.isAfter(begun)), next, Optional.empty());
        } catch (IllegalArgumentException e) {
            return unreadable("spec.backup.schedule is \"" + text + "\": " + e.getMessage()
                    + "; use five fields as in crontab(5), for example 0 3 * * *");
        }
    }

    private static Cron parse(String text) {
        CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
        return parser.parse(NAMES.getOrDefault(text.strip(), text.strip())).validate();
    }

    private static ScheduleFact unreadable(String problem) {
        return new ScheduleFact(Optional.empty(), Optional.empty(), Optional.of(problem));
    }
}

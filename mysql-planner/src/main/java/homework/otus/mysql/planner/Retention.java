package homework.otus.mysql.planner;

import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.BackupPolicy;
import homework.otus.mysql.model.BackupRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which backups are kept, by number and age. Those that a user asked for, and the newest good one, are never among the rest. */
public record Retention(Situation situation) {
    private record Kept(BackupFact backup, BackupRecord record) {}

    /** The oldest that is to go now. */
    public Optional<BackupFact> spent() {
        BackupPolicy policy = situation.spec().backup();
        List<Kept> newestFirst = candidates();
        List<BackupFact> spent = new ArrayList<>();
        for (int k = 0; k < newestFirst.size(); k++) {
            int number = k;
            boolean tooMany = policy.keepCount()
                    .filter(count -> number >= Math.max(1, count))
                    .isPresent();
            boolean tooOld = expiry(newestFirst.get(k).record())
                    .filter(time -> !situation.snapshot().observedAt().isBefore(time))
                    .isPresent();
            if ((tooMany || tooOld) && !isLatest(newestFirst.get(k).record())) {
                spent.add(0, newestFirst.get(k).backup());
            }
        }
        return spent.stream().findFirst();
    }

    /** When the next one becomes too old. */
    Optional<Instant> nextExpiry() {
        return candidates().stream()
                .filter(kept -> !isLatest(kept.record()))
                .flatMap(kept -> expiry(kept.record()).stream())
                .filter(time -> time.isAfter(situation.snapshot().observedAt()))
                .min(Comparator.naturalOrder());
    }

    /** As a reason. */
    public static String words(BackupPolicy policy) {
        List<String> words = new ArrayList<>();
        policy.keepCount().ifPresent(count -> words.add("count " + count));
        policy.maxAge().ifPresent(age -> words.add("maxAge " + age));
        return String.join(", ", words);
    }

    private List<Kept> candidates() {
        Backups backups = new Backups(situation);
        return situation.snapshot().backups().stream()
                .filter(backup -> backup.automatic() && !backup.terminating() && backup.isFinished())
                .flatMap(
                        backup -> backup.id().flatMap(backups::listed).stream().map(record -> new Kept(backup, record)))
                .sorted(Comparator.comparing((Kept kept) -> kept.record().completedAt())
                        .thenComparing(kept -> kept.backup().name())
                        .reversed())
                .toList();
    }

    private boolean isLatest(BackupRecord record) {
        return new Backups(situation)
                .latest()
                .filter(latest -> latest.id().equals(record.id()))
                .isPresent();
    }

    private Optional<Instant> expiry(BackupRecord record) {
        Optional<Duration> age = situation.spec().backup().maxAge().flatMap(Ages::parse);
        return age.map(record.completedAt()::plus);
    }
}

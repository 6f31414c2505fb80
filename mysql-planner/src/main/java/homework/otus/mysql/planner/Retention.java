package homework.otus.mysql.planner;

import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.BackupPolicy;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.BackupRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which backups are kept, by number and age. Those that a user asked for, and the newest good one, are never among the
 * rest. One that cannot be relied on takes nobody's place: it goes with its age only.
 */
public record Retention(Situation situation) {
    private record Kept(BackupFact backup, BackupRecord record) {}

    private static final int FAILURES_KEPT = 3;

    /** The oldest that is to go now. */
    public Optional<BackupFact> spent() {
        return spentBackup().or(this::spentFailure);
    }

    /** Of those that became no backup the newest few stay, to be looked at. */
    private Optional<BackupFact> spentFailure() {
        if (situation.snapshot().backups().size() <= FAILURES_KEPT) {
            return Optional.empty();
        }
        List<BackupFact> failures = situation.snapshot().backups().stream()
                .filter(backup -> backup.automatic()
                        && !backup.terminating()
                        && backup.progress().phase() == BackupProgress.Phase.FAILED)
                .sorted(Comparator.comparing(BackupFact::createdAt).thenComparing(BackupFact::name))
                .toList();
        return failures.stream()
                .limit(Math.max(0, failures.size() - FAILURES_KEPT))
                .findFirst();
    }

    private Optional<BackupFact> spentBackup() {
        BackupPolicy policy = situation.spec().backup();
        if (policy.keepCount().isEmpty() && policy.maxAge().isEmpty()) {
            return Optional.empty();
        }
        List<BackupFact> spent = new ArrayList<>();
        int kept = 0;
        for (Kept each : newestFirst()) {
            boolean counts = new Backups(situation).isGood(each.record());
            int before = kept;
            boolean tooMany = counts
                    && policy.keepCount()
                            .filter(count -> before >= Math.max(1, count))
                            .isPresent();
            boolean tooOld = expiry(each.record())
                    .filter(time -> !situation.snapshot().observedAt().isBefore(time))
                    .isPresent();
            if ((tooMany || tooOld) && !isNeeded(each.record())) {
                spent.add(0, each.backup());
            }
            kept += counts ? 1 : 0;
        }
        return spent.stream().findFirst();
    }

    /** When the next one becomes too old. */
    Optional<Instant> nextExpiry() {
        if (situation.spec().backup().maxAge().isEmpty()) {
            return Optional.empty();
        }
        return newestFirst().stream()
                .filter(kept -> !isNeeded(kept.record()))
                .flatMap(kept -> expiry(kept.record()).stream())
                .filter(time -> time.isAfter(situation.snapshot().observedAt()))
                .min(Comparator.naturalOrder());
    }

    /** Why that one is to go. */
    public String words(BackupFact spent) {
        if (spent.progress().phase() == BackupProgress.Phase.FAILED) {
            return "it became no backup, and " + FAILURES_KEPT + " newer ones neither";
        }
        BackupPolicy policy = situation.spec().backup();
        List<String> words = new ArrayList<>();
        policy.keepCount().ifPresent(count -> words.add("count " + count));
        policy.maxAge().ifPresent(age -> words.add("maxAge " + age));
        return "retention: " + String.join(", ", words);
    }

    private List<Kept> newestFirst() {
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

    /** A restore would take it, or nothing newer can be relied on (invariant I3). */
    private boolean isNeeded(BackupRecord record) {
        Backups backups = new Backups(situation);
        return backups.latest().equals(Optional.of(record))
                || backups.newestGood().equals(Optional.of(record))
                || backups.newestTried().equals(Optional.of(record));
    }

    private Optional<Instant> expiry(BackupRecord record) {
        Optional<Duration> age = situation.spec().backup().maxAge().flatMap(Ages::parse);
        return age.map(record.completedAt()::plus);
    }
}

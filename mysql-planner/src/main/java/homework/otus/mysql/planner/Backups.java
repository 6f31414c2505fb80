package homework.otus.mysql.planner;

import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.CatalogueFact;
import homework.otus.mysql.model.RestoreSource;
import homework.otus.mysql.model.RestoreWish;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What rules ask about the backups of an instance and the resources that stand for them. */
public record Backups(Situation situation) {
    /** The one that is to be taken next: the oldest that somebody waits for. */
    public Optional<BackupFact> wanted() {
        for (BackupFact backup : situation.snapshot().backups()) {
            if (!backup.terminating() && !backup.isFinished() && backup.lists().isEmpty()) {
                return Optional.of(backup);
            }
        }
        return Optional.empty();
    }

    /** Those whose deletion was requested. */
    public List<BackupFact> deleted() {
        List<BackupFact> deleted = new ArrayList<>();
        for (BackupFact backup : situation.snapshot().backups()) {
            if (backup.terminating() && backup.guarded()) {
                deleted.add(backup);
            }
        }
        return deleted;
    }

    /** Those that the catalogue lists; none where it is not known. */
    public List<BackupRecord> listed() {
        return situation.catalogue().map(CatalogueFact::backups).orElse(List.of());
    }

    public Optional<BackupRecord> listed(BackupId id) {
        return listed().stream().filter(backup -> backup.id().equals(id)).findFirst();
    }

    /** The resource that stands for that backup. */
    public Optional<BackupFact> of(BackupId id) {
        return situation.snapshot().backups().stream()
                .filter(backup -> backup.id().equals(Optional.of(id)))
                .findFirst();
    }

    /** The newest good backup: a restore would take it. */
    public Optional<BackupRecord> latest() {
        return situation.catalogue().flatMap(CatalogueFact::latest);
    }

    /** Without it there would be no good backup of the instance, live or deleted (invariant I3). */
    public boolean isLastGood(BackupId id) {
        return GoodBackups.of(situation.snapshot(), listed()).isLast(id);
    }

    /** The newest that can be relied on, which retention never removes (invariant I3). */
    Optional<BackupRecord> newestGood() {
        return GoodBackups.of(situation.snapshot(), listed()).newest();
    }

    /** The newest of which a trial has shown that it can be restored: it stays until a newer one has shown it, too. */
    Optional<BackupRecord> newestTried() {
        return listed().stream()
                .filter(record -> of(record.id())
                        .filter(backup -> backup.progress().verified() == BackupProgress.Verified.GOOD)
                        .isPresent())
                .max(Comparator.comparing(BackupRecord::completedAt)
                        .thenComparing(record -> record.id().value()));
    }

    /** It can be relied on, as far as is known. */
    boolean isGood(BackupRecord backup) {
        return GoodBackups.of(situation.snapshot(), listed()).backups().contains(backup);
    }

    /** The backup that a new data directory is to be restored from; empty: none, or it cannot be found. */
    public Optional<RestoreSource> source() {
        RestoreWish wish = situation.spec().restore();
        if (wish instanceof RestoreWish.Named named) {
            Optional<RestoreSource> found = situation
                    .snapshot()
                    .restoreSource()
                    .or(() -> listed(new BackupId(named.backup())).map(this::own));
            // what is to be saved before a deletion is not lost for a name that leads nowhere
            return situation.deleting() ? found.or(() -> latest().map(this::own)) : found;
        }
        return wish instanceof RestoreWish.Nothing ? Optional.empty() : latest().map(this::own);
    }

    private RestoreSource own(BackupRecord backup) {
        return new RestoreSource(situation.snapshot().instance().name(), backup);
    }

    /** That resource, with the outcome of its backup. */
    public static BackupProgress succeeded(BackupFact backup, BackupRecord record) {
        return BackupProgress.builder()
                .from(backup.progress())
                .phase(BackupProgress.Phase.SUCCEEDED)
                .id(record.id())
                .message(record.warning())
                .build();
    }

    /** That resource, given up. */
    public static BackupProgress failed(BackupFact backup, String message) {
        return BackupProgress.builder()
                .from(backup.progress())
                .phase(BackupProgress.Phase.FAILED)
                .message(message)
                .build();
    }
}

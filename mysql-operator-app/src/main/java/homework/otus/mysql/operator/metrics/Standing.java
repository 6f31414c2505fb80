package homework.otus.mysql.operator.metrics;

import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.CatalogueFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.CredentialsFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.ScheduleFact;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.planner.Situation;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the last look at an instance showed that its status does not.
 *
 * @param passwordChanging the server is being given another password
 */
record Standing(Backups backups, Failures failures, boolean passwordChanging) {
    /**
     * The backups as the catalogue has them.
     *
     * @param lastGood the newest that a new life would be restored from
     * @param scheduled the last time of the schedule that has passed; empty without a schedule, and while that or the
     *     instance is suspended
     */
    record Backups(int count, Optional<BackupRecord> lastGood, Optional<Instant> scheduled) {
        static Backups of(Situation situation) {
            ClusterSnapshot snapshot = situation.snapshot();
            Optional<CatalogueFact> catalogue = snapshot.placeCatalogue();
            return new Backups(
                    catalogue.map(it -> it.backups().size()).orElse(0),
                    catalogue.flatMap(CatalogueFact::latest),
                    snapshot.schedule()
                            .filter(schedule -> !situation.spec().backup().suspended()
                                    && !situation.spec().suspend())
                            .flatMap(schedule -> lastTime(schedule, snapshot)));
        }

        private static Optional<Instant> lastTime(ScheduleFact schedule, ClusterSnapshot snapshot) {
            return Stream.of(schedule.due(), snapshot.resource().lastScheduled())
                    .flatMap(Optional::stream)
                    .max(Comparator.naturalOrder());
        }
    }

    /**
     * Backup Jobs that were seen to have failed.
     *
     * @param last the one that was counted last
     */
    record Failures(long count, Optional<Uid> last) {
        static final Failures NONE = new Failures(0, Optional.empty());

        /** Counts the Job of {@code snapshot} if it has failed and was not counted yet. */
        Failures and(ClusterSnapshot snapshot) {
            return snapshot.job(ObjectRole.BACKUP_JOB)
                    .filter(job -> job.state() instanceof JobState.Failed)
                    .map(job -> Optional.of(job.uid()))
                    .filter(uid -> !uid.equals(last))
                    .map(uid -> new Failures(count + 1, uid))
                    .orElse(this);
        }
    }

    /** What {@code situation} shows, with the failures that were counted before. */
    static Standing of(Situation situation, Optional<Standing> before) {
        return new Standing(
                Backups.of(situation),
                before.map(Standing::failures).orElse(Failures.NONE),
                situation
                        .snapshot()
                        .credentials()
                        .flatMap(CredentialsFact::staged)
                        .isPresent());
    }

    /** The same, with what has failed in {@code snapshot}. */
    Standing counting(ClusterSnapshot snapshot) {
        return new Standing(backups, failures.and(snapshot), passwordChanging);
    }
}

package homework.otus.mysql.planner;

import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.DeletionPolicy;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import java.util.Optional;

/** What {@link PlanValidator} asks about the data: whose it is, whether it is safe, and who may see it. */
record DataChecks(ClusterSnapshot now) {
    /** Data of this life is there: on a claim, or on a volume. */
    boolean isOfThisLife() {
        return belongsToThisLife(now.dataClaim().flatMap(ClaimFact::life), now.dataClaim())
                || belongsToThisLife(now.dataVolume().flatMap(VolumeFact::life), now.dataVolume());
    }

    /** Invariant I1, by the words of the invariant. */
    boolean destroyable(ObjectRole role) {
        // a volume that was kept serves the life of its claim
        Optional<Uid> life = role == ObjectRole.DATA_VOLUME && now.dataClaim().isEmpty()
                ? now.dataVolume().flatMap(VolumeFact::life)
                : now.dataClaim().flatMap(ClaimFact::life);
        boolean neverOpened = now.dataClaim()
                        .filter(claim -> claim.opening().state() == Opening.State.NEVER)
                        .isPresent()
                || (now.dataClaim().isEmpty()
                        && now.dataVolume().filter(volume -> !volume.wasBound()).isPresent());
        if (neverOpened) {
            return true;
        }
        boolean takenUp = now.dataClaim().isEmpty() && now.resource().reported().isPresent();
        boolean mine = takenUp || life.equals(Optional.of(now.resource().uid()));
        return mine && now.resource().isDeleting() && letGo();
    }

    /** Kept against every other word; else saved, or given up in words. */
    private boolean letGo() {
        return switch (now.resource().deletionPolicy()) {
            case RETAIN -> false;
            case DELETE -> true;
            case BACKUP -> savedFinally() || now.resource().finalBackupGivenUp();
        };
    }

    /** The data may be thrown away, and nothing has it open. */
    Optional<String> givenUp(ObjectRole role) {
        if (!now.pods().isEmpty() || now.workload().isPresent()) {
            return PlanValidator.broken("I1", "data given up under a running server");
        }
        return destroyable(role)
                ? Optional.empty()
                : PlanValidator.broken("I1", "data given up that is not safe in a backup");
    }

    /**
     * The door of a deleted resource is shut only while the very server of the final backup is there, or one whose
     * fence no restart lifts: once it is shut, nobody can tell any more.
     */
    boolean opensUnsaved() {
        boolean mayBeShut = !now.resource().isDeleting()
                || !opened()
                || !belongsToThisLife(now.dataClaim().flatMap(ClaimFact::life), now.dataClaim())
                || now.resource().finalBackupGivenUp()
                || now.resource().deletionPolicy() != DeletionPolicy.BACKUP
                || now.dataClaim().flatMap(ClaimFact::renamingTo).isPresent();
        return !mayBeShut
                && now.catalogue().stream()
                        .flatMap(catalogue -> catalogue.backups().stream())
                        .filter(backup -> backup.life().equals(now.resource().uid()) && backup.finalAndFenced())
                        .noneMatch(backup -> Fence.heldSince(backup, now));
    }

    private boolean savedFinally() {
        return now.placeCatalogue().stream()
                .flatMap(catalogue -> catalogue.backups().stream())
                .anyMatch(backup -> backup.life().equals(now.resource().uid()) && backup.finalAndFenced());
    }

    /** A Job has taken a backup that the catalogue does not know yet, and that nobody wants removed. */
    boolean holdsUnrecordedBackup() {
        return now.job(ObjectRole.BACKUP_JOB)
                .map(JobFact::state)
                .filter(JobState.BackedUp.class::isInstance)
                .map(state -> ((JobState.BackedUp) state).backup().id())
                .filter(id -> now.placeCatalogue()
                        .filter(catalogue -> catalogue.backups().stream()
                                .noneMatch(backup -> backup.id().equals(id)))
                        .isPresent())
                .filter(id -> now.backups().stream()
                        .noneMatch(backup -> backup.terminating() && backup.id().equals(Optional.of(id))))
                .isPresent();
    }

    boolean opened() {
        return now.dataClaim().filter(claim -> claim.opening().isOpen()).isPresent();
    }

    Optional<String> usesApplied(MySqlSpec used) {
        Optional<MySqlSpec> applied = now.dataClaim().flatMap(ClaimFact::applied);
        return applied.isPresent() && !applied.get().equals(used)
                ? PlanValidator.broken("I10", "something else used than what was last applied")
                : Optional.empty();
    }

    /** Settings are recorded before they are used. What else is recorded needs its proof, and does not hide behind them. */
    Optional<String> settingsAlone(MySqlSpec recorded) {
        Optional<MySqlSpec> applied = now.dataClaim().flatMap(ClaimFact::applied);
        boolean both = applied.isPresent()
                && !applied.get().settings().equals(recorded.settings())
                && !applied.get()
                        .equals(MySqlSpec.builder()
                                .from(recorded)
                                .settings(applied.get().settings())
                                .build());
        if (both) {
            return PlanValidator.broken("I10", "another change recorded together with the settings");
        }
        boolean news = applied.isPresent() && !applied.get().settings().equals(recorded.settings());
        return news && !SpecViolations.ofSettings(recorded).isEmpty()
                ? PlanValidator.broken(
                        "I1", "settings recorded that cannot work: a server might look elsewhere for its data")
                : Optional.empty();
    }

    private boolean belongsToThisLife(Optional<Uid> life, Optional<? extends ObjectFact> object) {
        return object.filter(fact -> fact.ownership() == Ownership.OURS).isPresent()
                && life.equals(Optional.of(now.resource().uid()));
    }
}

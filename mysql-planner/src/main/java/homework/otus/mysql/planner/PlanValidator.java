package homework.otus.mysql.planner;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.DeletionPolicy;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks a finished plan against the invariants, knowing nothing of the rules that made it. A plan
 * with a violation is refused as a whole, in production too.
 *
 * <p>Each step is judged by the snapshot that the simulator shows before it.
 */
public final class PlanValidator {
    private PlanValidator() {}

    /** What the plan violates, each beginning with the number of the invariant; empty when it is sound. */
    public static List<String> violations(Plan plan, ClusterSnapshot snapshot) {
        List<String> violations = new ArrayList<>();
        ClusterSnapshot before = snapshot;
        for (Step step : plan.steps()) {
            check(step, before).ifPresent(violations::add);
            before = Simulator.apply(before, step.action());
        }
        return List.copyOf(violations);
    }

    /** What one step would violate if it were taken now. */
    public static Optional<String> check(Step step, ClusterSnapshot before) {
        return step.action().match(new Checks(before)).map(problem -> problem + " [" + step.rule() + "]");
    }

    static Optional<String> broken(String invariant, String what) {
        return Optional.of(invariant + ": " + what);
    }

    private record Checks(ClusterSnapshot now) implements Action.Cases<Optional<String>> {
        private static final Optional<String> SOUND = Optional.empty();

        @Override
        public Optional<String> on(Action.AddFinalizer action) {
            return now.resource().isDeleting() ? broken("I9", "a finalizer added to a deleted resource") : writable();
        }

        @Override
        public Optional<String> on(Action.RemoveFinalizer action) {
            if (now.namespaceTerminating()) {
                return SOUND;
            }
            boolean dataLeft = belongsToThisLife(now.dataClaim().flatMap(ClaimFact::life), now.dataClaim())
                    || belongsToThisLife(now.dataVolume().flatMap(VolumeFact::life), now.dataVolume());
            boolean retained = now.resource().deletionPolicy() == DeletionPolicy.RETAIN;
            return dataLeft && !retained ? broken("I1", "the finalizer goes while data of this life is there") : SOUND;
        }

        @Override
        public Optional<String> on(Action.CreateCredentials action) {
            return absent(ObjectRole.CREDENTIALS);
        }

        @Override
        public Optional<String> on(Action.CreateVolume action) {
            return absent(action.storage().volume());
        }

        @Override
        public Optional<String> on(Action.RebindVolume action) {
            boolean dead = action.storage()
                    .volumeIn(now)
                    .flatMap(VolumeFact::claimRef)
                    .filter(ref -> ref.namespace().equals(now.instance().namespace()))
                    .filter(ref -> ref.name().equals(action.storage().claim().nameFor(now.instance())))
                    .isPresent();
            return dead ? same(action.storage().volume(), action.volume()) : broken("I8", "another claim's volume");
        }

        @Override
        public Optional<String> on(Action.CreateClaim action) {
            boolean usedVolume = action.storage() == Storage.DATA
                    && now.dataVolume().filter(VolumeFact::wasBound).isPresent();
            if (usedVolume && action.opening().state() == Opening.State.NEVER) {
                return broken("I11", "data of unknown state taken for fresh");
            }
            return absent(action.storage().claim());
        }

        @Override
        public Optional<String> on(Action.TakeUpData action) {
            return same(ObjectRole.DATA_CLAIM, action.claim());
        }

        @Override
        public Optional<String> on(Action.Adopt action) {
            boolean allowed = now.resource().adopt()
                    && now.object(action.role())
                            .filter(fact -> fact.ownership() == Ownership.UNLABELLED)
                            .isPresent();
            return allowed ? writable() : broken("I8", "an object adopted without permission");
        }

        @Override
        public Optional<String> on(Action.CreateWorkload action) {
            return usesApplied(action.template().applied())
                    .or(() -> passwords().template(action.template()))
                    .or(() -> absent(ObjectRole.WORKLOAD));
        }

        @Override
        public Optional<String> on(Action.UpdateWorkload action) {
            if (Upgrade.isUnderWay(now)) {
                return broken("I15", "a server replaced that may be upgrading its data");
            }
            return usesApplied(action.template().applied())
                    .or(() -> passwords().template(action.template()))
                    .or(() -> same(ObjectRole.WORKLOAD, action.workload()));
        }

        @Override
        public Optional<String> on(Action.UndoEdits action) {
            return same(action.role(), action.uid());
        }

        @Override
        public Optional<String> on(Action.RecordApplied action) {
            return ImageChecks.recorded(action.applied().image(), now)
                    .or(() -> new RenameChecks(now).recorded(action))
                    .or(() -> settingsAlone(action.applied()))
                    .or(() -> StorageChecks.record(now, action))
                    .or(() -> same(ObjectRole.DATA_CLAIM, action.claim()));
        }

        @Override
        public Optional<String> on(Action.MarkRenaming action) {
            return new RenameChecks(now).marked(action).or(() -> same(ObjectRole.DATA_CLAIM, action.claim()));
        }

        @Override
        public Optional<String> on(Action.MarkImageChange action) {
            return action.change()
                    .flatMap(change -> ImageChecks.marked(change, now))
                    .or(() -> same(ObjectRole.DATA_CLAIM, action.claim()));
        }

        @Override
        public Optional<String> on(Action.StagePassword action) {
            return passwords().stage().or(() -> same(ObjectRole.CREDENTIALS, action.credentials()));
        }

        @Override
        public Optional<String> on(Action.PromotePassword action) {
            return passwords().promote(action).or(() -> same(ObjectRole.CREDENTIALS, action.credentials()));
        }

        @Override
        public Optional<String> on(Action.GrowVolume action) {
            return StorageChecks.grow(now, action)
                    .or(() -> same(action.storage().volume(), action.volume()));
        }

        @Override
        public Optional<String> on(Action.ExpandClaim action) {
            return StorageChecks.expand(now, action)
                    .or(() -> same(action.storage().claim(), action.claim()));
        }

        @Override
        public Optional<String> on(Action.SetReclaim action) {
            Optional<String> problem = StorageChecks.reclaim(now, action).or(this::writable);
            return action.destroys() ? problem.or(() -> givenUp(ObjectRole.DATA_VOLUME)) : problem;
        }

        @Override
        public Optional<String> on(Action.CreateService action) {
            return opened()
                    ? new RenameChecks(now).notBetween("clients let in").or(() -> absent(ObjectRole.SERVICE))
                    : broken("I2", "clients let in before the data is ready");
        }

        @Override
        public Optional<String> on(Action.RunJob action) {
            return action.request()
                    .match(new JobChecks(this))
                    .or(() -> absent(action.request().role()));
        }

        @Override
        public Optional<String> on(Action.WriteCatalogue action) {
            boolean keepsAll = now.catalogue()
                    .filter(catalogue -> catalogue.backupClaim().equals(action.backupClaim()))
                    .map(catalogue -> action.backups().containsAll(catalogue.backups()))
                    .orElse(true);
            return keepsAll ? writable() : broken("I3", "a backup dropped from the catalogue");
        }

        @Override
        public Optional<String> on(Action.OpenData action) {
            if (!action.opening().isOpen()) {
                return givenUp(ObjectRole.DATA_CLAIM).or(() -> same(ObjectRole.DATA_CLAIM, action.claim()));
            }
            if (StorageChecks.goesWithItsClaim(now)) {
                return broken("I12", "data opened on a volume that goes with its claim");
            }
            return opened() ? broken("I2", "data opened twice") : same(ObjectRole.DATA_CLAIM, action.claim());
        }

        @Override
        public Optional<String> on(Action.Delete action) {
            if (action.role() == ObjectRole.BACKUP_CLAIM || action.role() == ObjectRole.BACKUP_VOLUME) {
                return broken("I3", "the backups deleted");
            }
            if (action.destroys() && !destroyable(action.role())) {
                return broken("I1", "data deleted that is not safe in a backup");
            }
            if (action.role() == ObjectRole.SERVICE && opensUnsaved()) {
                return broken("I14", "the service goes, and the server is not the one that was saved");
            }
            return same(action.role(), action.uid());
        }

        @Override
        public Optional<String> on(Action.Await action) {
            return SOUND;
        }

        @Override
        public Optional<String> on(Action.Report action) {
            return writable();
        }

        /** Invariant I1, by the words of the invariant. */
        private boolean destroyable(ObjectRole role) {
            // a volume that was kept serves the life of its claim
            Optional<Uid> life =
                    role == ObjectRole.DATA_VOLUME && now.dataClaim().isEmpty()
                            ? now.dataVolume().flatMap(VolumeFact::life)
                            : now.dataClaim().flatMap(ClaimFact::life);
            boolean neverOpened = now.dataClaim()
                            .filter(claim -> claim.opening().state() == Opening.State.NEVER)
                            .isPresent()
                    || (now.dataClaim().isEmpty()
                            && now.dataVolume()
                                    .filter(volume -> !volume.wasBound())
                                    .isPresent());
            if (neverOpened) {
                return true;
            }
            boolean takenUp =
                    now.dataClaim().isEmpty() && now.resource().reported().isPresent();
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
                return broken("I1", "data given up under a running server");
            }
            return destroyable(role) ? SOUND : broken("I1", "data given up that is not safe in a backup");
        }

        /**
         * The door of a deleted resource is shut only while the very server of the final backup is there, or one whose
         * fence no restart lifts: once it is shut, nobody can tell any more.
         */
        private boolean opensUnsaved() {
            boolean mayBeShut = !now.resource().isDeleting()
                    || !opened()
                    || !belongsToThisLife(now.dataClaim().flatMap(ClaimFact::life), now.dataClaim())
                    || now.resource().finalBackupGivenUp()
                    || now.resource().deletionPolicy() != DeletionPolicy.BACKUP
                    || now.dataClaim().flatMap(ClaimFact::renamingTo).isPresent();
            return !mayBeShut
                    && now.catalogue().stream()
                            .flatMap(catalogue -> catalogue.backups().stream())
                            .filter(backup ->
                                    backup.life().equals(now.resource().uid()) && backup.finalAndFenced())
                            .noneMatch(backup -> Fence.heldSince(backup, now));
        }

        private boolean savedFinally() {
            return now.catalogue().stream()
                    .filter(catalogue ->
                            now.backupClaim().map(ClaimFact::uid).equals(Optional.of(catalogue.backupClaim())))
                    .flatMap(catalogue -> catalogue.backups().stream())
                    .anyMatch(backup -> backup.life().equals(now.resource().uid()) && backup.finalAndFenced());
        }

        boolean opened() {
            return now.dataClaim().filter(claim -> claim.opening().isOpen()).isPresent();
        }

        Optional<String> usesApplied(MySqlSpec used) {
            Optional<MySqlSpec> applied = now.dataClaim().flatMap(ClaimFact::applied);
            return applied.isPresent() && !applied.get().equals(used)
                    ? broken("I10", "something else used than what was last applied")
                    : SOUND;
        }

        PasswordChecks passwords() {
            return new PasswordChecks(now);
        }

        /** Settings are recorded before they are used. What else is recorded needs its proof, and does not hide behind them. */
        private Optional<String> settingsAlone(MySqlSpec recorded) {
            Optional<MySqlSpec> applied = now.dataClaim().flatMap(ClaimFact::applied);
            boolean both = applied.isPresent()
                    && !applied.get().settings().equals(recorded.settings())
                    && !applied.get()
                            .equals(MySqlSpec.builder()
                                    .from(recorded)
                                    .settings(applied.get().settings())
                                    .build());
            return both ? broken("I10", "another change recorded together with the settings") : SOUND;
        }

        private boolean belongsToThisLife(Optional<Uid> life, Optional<? extends ObjectFact> object) {
            return object.filter(fact -> fact.ownership() == Ownership.OURS).isPresent()
                    && life.equals(Optional.of(now.resource().uid()));
        }

        private Optional<String> absent(ObjectRole role) {
            return now.object(role).isPresent() ? broken("I8", "the " + role.title() + " exists already") : writable();
        }

        private Optional<String> same(ObjectRole role, Uid uid) {
            Optional<? extends ObjectFact> object = now.object(role);
            if (object.isEmpty() || !object.get().uid().equals(uid)) {
                return broken("I4", "the " + role.title() + " is another one");
            }
            return object.get().ownership() == Ownership.OURS
                    ? writable()
                    : broken("I8", "the " + role.title() + " is not ours");
        }

        private Optional<String> writable() {
            return now.namespaceTerminating() ? broken("I12", "a write in a terminating namespace") : SOUND;
        }
    }

    private record JobChecks(Checks checks) implements JobRequest.Cases<Optional<String>> {
        @Override
        public Optional<String> on(JobRequest.Backup request) {
            return checks.opened()
                    ? new RenameChecks(checks.now())
                            .notBetween("a backup")
                            .or(() -> checks.usesApplied(request.applied()))
                            .or(checks.passwords()::login)
                    : broken("I3", "a backup of data that was never opened");
        }

        @Override
        public Optional<String> on(JobRequest.Restore request) {
            return checks.opened()
                    ? broken("I2", "a restore onto opened data")
                    : checks.usesApplied(request.applied()).or(checks.passwords()::login);
        }

        @Override
        public Optional<String> on(JobRequest.Inventory request) {
            return Optional.empty();
        }

        @Override
        public Optional<String> on(JobRequest.ChangePassword request) {
            return checks.usesApplied(request.applied())
                    .or(() -> checks.passwords().change(request));
        }

        @Override
        public Optional<String> on(JobRequest.Rename request) {
            return checks.passwords()
                    .login()
                    .or(() -> new RenameChecks(checks.now()).run(request))
                    .or(() -> checks.usesApplied(request.applied()));
        }

        @Override
        public Optional<String> on(JobRequest.Versions request) {
            return Optional.empty();
        }

        @Override
        public Optional<String> on(JobRequest.Wipe request) {
            boolean inUse =
                    !checks.now().pods().isEmpty() || checks.now().workload().isPresent();
            if (inUse) {
                return broken("I1", "a wipe under a running server");
            }
            return checks.destroyable(ObjectRole.DATA_CLAIM)
                    ? Optional.empty()
                    : broken("I1", "data wiped that is not safe in a backup");
        }
    }
}

package homework.otus.mysql.planner;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.DeletionPolicy;
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
            boolean dataLeft = data().isOfThisLife();
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
            return action.storage() == Storage.DATA
                    ? new NoteChecks(now).claim(action).or(() -> absent(ObjectRole.DATA_CLAIM))
                    : absent(ObjectRole.BACKUP_CLAIM);
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
            return data().usesApplied(action.template().applied())
                    .or(() -> new NoteChecks(now).template(action.template()))
                    .or(() -> passwords().template(action.template()))
                    .or(() -> absent(ObjectRole.WORKLOAD));
        }

        @Override
        public Optional<String> on(Action.UpdateWorkload action) {
            if (Upgrade.isUnderWay(now)) {
                return broken("I15", "a server replaced that may be upgrading its data");
            }
            return data().usesApplied(action.template().applied())
                    .or(() -> new NoteChecks(now).template(action.template()))
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
                    .or(() -> data().settingsAlone(action.applied()))
                    .or(() -> StorageChecks.record(now, action))
                    .or(() -> same(ObjectRole.DATA_CLAIM, action.claim()));
        }

        @Override
        public Optional<String> on(Action.NoteOnVolume action) {
            return new NoteChecks(now).noted(action).or(() -> same(ObjectRole.DATA_VOLUME, action.volume()));
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
            return action.destroys() ? problem.or(() -> data().givenUp(ObjectRole.DATA_VOLUME)) : problem;
        }

        @Override
        public Optional<String> on(Action.CreateService action) {
            return data().opened()
                    ? new RenameChecks(now).notBetween("clients let in").or(() -> absent(ObjectRole.SERVICE))
                    : broken("I2", "clients let in before the data is ready");
        }

        @Override
        public Optional<String> on(Action.RunJob action) {
            return action.request()
                    .match(new JobChecks(now))
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
        public Optional<String> on(Action.ForgetBackup action) {
            return new BackupChecks(now).forget(action).or(() -> same(ObjectRole.CATALOGUE, action.catalogue()));
        }

        @Override
        public Optional<String> on(Action.EditBackup action) {
            return action.edit().match(new BackupChecks(now));
        }

        @Override
        public Optional<String> on(Action.RecordSchedule action) {
            return writable();
        }

        @Override
        public Optional<String> on(Action.OpenData action) {
            if (!action.opening().isOpen()) {
                return data().givenUp(ObjectRole.DATA_CLAIM).or(() -> same(ObjectRole.DATA_CLAIM, action.claim()));
            }
            if (StorageChecks.goesWithItsClaim(now)) {
                return broken("I12", "data opened on a volume that goes with its claim");
            }
            return data().opened() ? broken("I2", "data opened twice") : same(ObjectRole.DATA_CLAIM, action.claim());
        }

        @Override
        public Optional<String> on(Action.Delete action) {
            if (action.role() == ObjectRole.BACKUP_CLAIM || action.role() == ObjectRole.BACKUP_VOLUME) {
                return broken("I3", "the backups deleted");
            }
            if (action.destroys() && !data().destroyable(action.role())) {
                return broken("I1", "data deleted that is not safe in a backup");
            }
            if (action.role() == ObjectRole.BACKUP_JOB && data().holdsUnrecordedBackup()) {
                return broken("I11", "a finished backup forgotten before it is recorded");
            }
            if (action.role() == ObjectRole.SERVICE && data().opensUnsaved()) {
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

        private DataChecks data() {
            return new DataChecks(now);
        }

        private PasswordChecks passwords() {
            return new PasswordChecks(now);
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
}

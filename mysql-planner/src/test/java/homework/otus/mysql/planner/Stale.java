package homework.otus.mysql.planner;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.CredentialsFact;
import homework.otus.mysql.model.ObjectFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.ResourceFact;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.model.Uid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An operator that goes on with a plan although the world has moved since it looked: it was slow, or it
 * does once more what it believes to have failed. As the adapter does it: a creation never overwrites,
 * a change and a deletion mean one UID, and before a step that destroys something the cluster is read
 * again, the resource too, and the validator is asked again.
 */
final class Stale {
    private Stale() {}

    /** The worlds after each step of {@code outlook} that the cluster, as it is after {@code move}, lets through. */
    static List<Move> moves(World looked, Outlook outlook, Move move) {
        List<Move> moves = new ArrayList<>();
        World now = move.after();
        for (Step step : outlook.ahead()) {
            boolean goesOn = !(step.action() instanceof Action.Await)
                    && !meansSimulated(step)
                    && (!step.action().guarded() || stillRight(step, looked, now))
                    && isAccepted(step.action(), now.snapshot, looked.snapshot.resource());
            if (!goesOn) {
                break;
            }
            if (isDone(step.action(), now.snapshot, looked.snapshot.resource())) {
                continue;
            }
            now = Execution.done(now, step.action());
            String name = "%s, then from a plan made before: %s"
                    .formatted(move.name(), PlanText.of(step, looked.snapshot.instance()));
            moves.add(new Move(name, now));
        }
        return moves;
    }

    private static boolean meansSimulated(Step step) {
        return step.action().toString().contains(Uid.simulated("").value());
    }

    /** The guard of the app: everything is read live, and the resource has to be the one that the plan was made for. */
    private static boolean stillRight(Step step, World looked, World now) {
        return looked.life().equals(now.life())
                && PlanValidator.check(step, now.snapshot).isEmpty();
    }

    /** Whether the API server, and the executor's own look before a write, let the write through. */
    static boolean isAccepted(Action action, ClusterSnapshot now, ResourceFact planned) {
        return action.match(new Accepted(now, planned));
    }

    /** It finds what it wanted, and writes nothing. */
    static boolean isDone(Action action, ClusterSnapshot now, ResourceFact planned) {
        if (action instanceof Action.Delete delete) {
            return now.object(delete.role()).isEmpty();
        }
        if (action instanceof Action.UpdateWorkload update) {
            // what is stored already makes no new generation, and no rollout
            return now.workload()
                    .filter(workload ->
                            workload.drift().isEmpty() && workload.template().equals(Optional.of(update.template())))
                    .isPresent();
        }
        return action instanceof Action.RemoveFinalizer && !now.resource().uid().equals(planned.uid());
    }

    private record Accepted(ClusterSnapshot now, ResourceFact planned) implements Action.Cases<Boolean> {
        @Override
        public Boolean on(Action.AddFinalizer action) {
            return sameLife() && !now.resource().isDeleting();
        }

        @Override
        public Boolean on(Action.RemoveFinalizer action) {
            return true;
        }

        @Override
        public Boolean on(Action.CreateCredentials action) {
            return creatable(ObjectRole.CREDENTIALS);
        }

        @Override
        public Boolean on(Action.CreateVolume action) {
            return now.object(action.storage().volume()).isEmpty();
        }

        @Override
        public Boolean on(Action.RebindVolume action) {
            return same(action.storage().volume(), action.volume())
                    && same(action.storage().claim(), action.claim());
        }

        @Override
        public Boolean on(Action.CreateClaim action) {
            return creatable(action.storage().claim());
        }

        @Override
        public Boolean on(Action.TakeUpData action) {
            return same(ObjectRole.DATA_CLAIM, action.claim());
        }

        @Override
        public Boolean on(Action.Adopt action) {
            return isThere(action.role(), action.uid())
                    .filter(fact -> fact.ownership() != Ownership.FOREIGN)
                    .isPresent();
        }

        @Override
        public Boolean on(Action.CreateWorkload action) {
            return creatable(ObjectRole.WORKLOAD);
        }

        @Override
        public Boolean on(Action.UpdateWorkload action) {
            return same(ObjectRole.WORKLOAD, action.workload());
        }

        @Override
        public Boolean on(Action.UndoEdits action) {
            return same(action.role(), action.uid());
        }

        @Override
        public Boolean on(Action.RecordApplied action) {
            return same(ObjectRole.DATA_CLAIM, action.claim());
        }

        @Override
        public Boolean on(Action.NoteOnVolume action) {
            return same(ObjectRole.DATA_VOLUME, action.volume());
        }

        @Override
        public Boolean on(Action.MarkRenaming action) {
            return same(ObjectRole.DATA_CLAIM, action.claim());
        }

        @Override
        public Boolean on(Action.MarkImageChange action) {
            return same(ObjectRole.DATA_CLAIM, action.claim());
        }

        @Override
        public Boolean on(Action.StagePassword action) {
            return same(ObjectRole.CREDENTIALS, action.credentials())
                    && now.credentials()
                            .filter(secret -> secret.rotations() < action.rotation())
                            .isPresent();
        }

        @Override
        public Boolean on(Action.PromotePassword action) {
            return same(ObjectRole.CREDENTIALS, action.credentials())
                    && now.credentials()
                            .flatMap(CredentialsFact::staged)
                            .filter(staged -> staged.rotation() == action.rotation())
                            .isPresent();
        }

        @Override
        public Boolean on(Action.GrowVolume action) {
            return same(action.storage().volume(), action.volume());
        }

        @Override
        public Boolean on(Action.ExpandClaim action) {
            return same(action.storage().claim(), action.claim());
        }

        @Override
        public Boolean on(Action.SetReclaim action) {
            return isThere(action.storage().volume(), action.volume()).isPresent();
        }

        @Override
        public Boolean on(Action.CreateService action) {
            return creatable(ObjectRole.SERVICE);
        }

        @Override
        public Boolean on(Action.RunJob action) {
            return creatable(action.request().role());
        }

        @Override
        public Boolean on(Action.WriteCatalogue action) {
            return now.catalogue().isEmpty()
                    ? !now.namespaceTerminating()
                    : now.catalogue().get().ownership() == Ownership.OURS;
        }

        @Override
        public Boolean on(Action.ForgetBackup action) {
            return same(ObjectRole.CATALOGUE, action.catalogue());
        }

        @Override
        public Boolean on(Action.EditBackup action) {
            Optional<BackupFact> there = now.backups().stream()
                    .filter(backup -> backup.name().equals(action.edit().backup()))
                    .findFirst();
            return action.edit() instanceof BackupEdit.Create
                    ? there.isEmpty() && !now.namespaceTerminating()
                    : there.isPresent();
        }

        @Override
        public Boolean on(Action.RecordSchedule action) {
            return sameLife();
        }

        @Override
        public Boolean on(Action.OpenData action) {
            return same(ObjectRole.DATA_CLAIM, action.claim());
        }

        @Override
        public Boolean on(Action.Delete action) {
            return now.object(action.role()).isEmpty()
                    || isThere(action.role(), action.uid()).isPresent();
        }

        @Override
        public Boolean on(Action.Await action) {
            return false;
        }

        @Override
        public Boolean on(Action.Report action) {
            return sameLife();
        }

        private boolean sameLife() {
            return now.resource().uid().equals(planned.uid());
        }

        private boolean creatable(ObjectRole role) {
            return now.object(role).isEmpty() && !now.namespaceTerminating();
        }

        private Optional<? extends ObjectFact> isThere(ObjectRole role, Uid uid) {
            return now.object(role).filter(fact -> fact.uid().equals(uid));
        }

        private boolean same(ObjectRole role, Uid uid) {
            return isThere(role, uid)
                    .filter(fact -> fact.ownership() == Ownership.OURS)
                    .isPresent();
        }
    }
}

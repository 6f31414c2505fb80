package homework.otus.mysql.model;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * The objects that may be there after an action and were not before. Empty for whatever is not a step of a road that only
 * adds: what removes, changes in place, or takes over what somebody else has made is followed by a whole look.
 */
final class Makes implements Action.Cases<Optional<Set<ObjectRole>>> {
    private static final Optional<Set<ObjectRole>> NOTHING = Optional.of(Collections.emptySet());
    private static final Optional<Set<ObjectRole>> LOOK_AGAIN = Optional.empty();

    private static Optional<Set<ObjectRole>> only(ObjectRole role) {
        return Optional.of(Collections.singleton(role));
    }

    @Override
    public Optional<Set<ObjectRole>> on(Action.AddFinalizer action) {
        return NOTHING;
    }

    @Override
    public Optional<Set<ObjectRole>> on(Action.RemoveFinalizer action) {
        return LOOK_AGAIN;
    }

    @Override
    public Optional<Set<ObjectRole>> on(Action.CreateCredentials action) {
        return only(ObjectRole.CREDENTIALS);
    }

    @Override
    public Optional<Set<ObjectRole>> on(Action.CreateVolume action) {
        return only(action.storage().volume());
    }

    @Override
    public Optional<Set<ObjectRole>> on(Action.RebindVolume action) {
        return LOOK_AGAIN;
    }

    /** What a class makes for it has a name of its own, which the claim tells. */
    @Override
    public Optional<Set<ObjectRole>> on(Action.CreateClaim action) {
        return only(action.storage().claim());
    }

    @Override
    public Optional<Set<ObjectRole>> on(Action.TakeUpData action) {
        return LOOK_AGAIN;
    }

    @Override
    public Optional<Set<ObjectRole>> on(Action.Adopt action) {
        return LOOK_AGAIN;
    }

    @Override
    public Optional<Set<ObjectRole>> on(Action.CreateWorkload action) {
        return only(ObjectRole.WORKLOAD);
    }

    @Override
    public Optional<Set<ObjectRole>> on(Action.UpdateWorkload action) {
        return LOOK_AGAIN;
    }

    @Override
    public Optional<Set<ObjectRole>> on(Action.UndoEdits action) {
        return LOOK_AGAIN;
    }

    @Override
    public Optional<Set<ObjectRole>> on(Action.RecordApplied action) {
        return LOOK_AGAIN;
    }

    @Override
    public Optional<Set<ObjectRole>> on(Action.NoteOnVolume action) {
        return LOOK_AGAIN;
    }

    @Override
    public Optional<Set<ObjectRole>> on(Action.MarkRenaming action) {
        return LOOK_AGAIN;
    }

    @Override
    public Optional<Set<ObjectRole>> on(Action.MarkImageChange action) {
        return LOOK_AGAIN;
    }

    @Override
    public Optional<Set<ObjectRole>> on(Action.StagePassword action) {
        return LOOK_AGAIN;
    }

    @Override
    public Optional<Set<ObjectRole>> on(Action.PromotePassword action) {
        return LOOK_AGAIN;
    }

    @Override
    public Optional<Set<ObjectRole>> on(Action.GrowVolume action) {
        return LOOK_AGAIN;
    }

    @Override
    public Optional<Set<ObjectRole>> on(Action.ExpandClaim action) {
        return LOOK_AGAIN;
    }

    @Override
    public Optional<Set<ObjectRole>> on(Action.SetReclaim action) {
        return LOOK_AGAIN;
    }

    @Override
    public Optional<Set<ObjectRole>> on(Action.CreateService action) {
        return only(ObjectRole.SERVICE);
    }

    @Override
    public Optional<Set<ObjectRole>> on(Action.RunJob action) {
        return isOfACreate(action.request().role()) ? only(action.request().role()) : LOOK_AGAIN;
    }

    @Override
    public Optional<Set<ObjectRole>> on(Action.WriteCatalogue action) {
        return only(ObjectRole.CATALOGUE);
    }

    @Override
    public Optional<Set<ObjectRole>> on(Action.ForgetBackup action) {
        return LOOK_AGAIN;
    }

    @Override
    public Optional<Set<ObjectRole>> on(Action.EditBackup action) {
        return LOOK_AGAIN;
    }

    @Override
    public Optional<Set<ObjectRole>> on(Action.RecordSchedule action) {
        return LOOK_AGAIN;
    }

    @Override
    public Optional<Set<ObjectRole>> on(Action.OpenData action) {
        return action.opening().isOpen() ? NOTHING : LOOK_AGAIN;
    }

    @Override
    public Optional<Set<ObjectRole>> on(Action.Delete action) {
        return isOfACreate(action.role()) ? NOTHING : LOOK_AGAIN;
    }

    @Override
    public Optional<Set<ObjectRole>> on(Action.Await action) {
        return NOTHING;
    }

    @Override
    public Optional<Set<ObjectRole>> on(Action.Report action) {
        return NOTHING;
    }

    /** The Jobs that a create runs, and removes when they are done. */
    private static boolean isOfACreate(ObjectRole role) {
        return role == ObjectRole.INVENTORY_JOB || role == ObjectRole.RESTORE_JOB;
    }
}

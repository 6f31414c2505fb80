package homework.otus.mysql.k8s.execute;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Uid;

/** Whether an action names an object that does not exist yet, by the UID that the simulator gave it. */
final class MeansSimulated implements Action.Cases<Boolean> {
    @Override
    public Boolean on(Action.AddFinalizer action) {
        return false;
    }

    @Override
    public Boolean on(Action.RemoveFinalizer action) {
        return false;
    }

    @Override
    public Boolean on(Action.CreateCredentials action) {
        return false;
    }

    @Override
    public Boolean on(Action.CreateVolume action) {
        return action.life().isSimulated();
    }

    @Override
    public Boolean on(Action.RebindVolume action) {
        return action.volume().isSimulated() || action.claim().isSimulated();
    }

    @Override
    public Boolean on(Action.CreateClaim action) {
        return action.life().isSimulated();
    }

    @Override
    public Boolean on(Action.TakeUpData action) {
        return action.claim().isSimulated() || action.life().isSimulated();
    }

    @Override
    public Boolean on(Action.Adopt action) {
        return action.uid().isSimulated();
    }

    @Override
    public Boolean on(Action.CreateWorkload action) {
        return action.template().life().isSimulated();
    }

    @Override
    public Boolean on(Action.UpdateWorkload action) {
        return action.workload().isSimulated();
    }

    @Override
    public Boolean on(Action.UndoEdits action) {
        return action.uid().isSimulated();
    }

    @Override
    public Boolean on(Action.RecordApplied action) {
        return action.claim().isSimulated();
    }

    @Override
    public Boolean on(Action.NoteOnVolume action) {
        return action.volume().isSimulated();
    }

    @Override
    public Boolean on(Action.MarkRenaming action) {
        return action.claim().isSimulated();
    }

    @Override
    public Boolean on(Action.MarkImageChange action) {
        return action.claim().isSimulated();
    }

    @Override
    public Boolean on(Action.StagePassword action) {
        return action.credentials().isSimulated();
    }

    @Override
    public Boolean on(Action.PromotePassword action) {
        return action.credentials().isSimulated();
    }

    @Override
    public Boolean on(Action.GrowVolume action) {
        return action.volume().isSimulated();
    }

    @Override
    public Boolean on(Action.ExpandClaim action) {
        return action.claim().isSimulated();
    }

    @Override
    public Boolean on(Action.SetReclaim action) {
        return action.volume().isSimulated();
    }

    @Override
    public Boolean on(Action.CreateService action) {
        return false;
    }

    @Override
    public Boolean on(Action.RunJob action) {
        return action.life().isSimulated();
    }

    @Override
    public Boolean on(Action.WriteCatalogue action) {
        return action.backupClaim().isSimulated();
    }

    @Override
    public Boolean on(Action.ForgetBackup action) {
        return action.catalogue().isSimulated();
    }

    @Override
    public Boolean on(Action.EditBackup action) {
        return action.edit().target().filter(Uid::isSimulated).isPresent();
    }

    @Override
    public Boolean on(Action.RecordSchedule action) {
        return false;
    }

    @Override
    public Boolean on(Action.OpenData action) {
        return action.claim().isSimulated();
    }

    @Override
    public Boolean on(Action.Delete action) {
        return action.uid().isSimulated();
    }

    @Override
    public Boolean on(Action.Await action) {
        return false;
    }

    @Override
    public Boolean on(Action.Report action) {
        return false;
    }
}

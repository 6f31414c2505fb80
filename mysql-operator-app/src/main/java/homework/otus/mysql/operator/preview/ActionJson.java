package homework.otus.mysql.operator.preview;

import com.fasterxml.jackson.databind.node.ObjectNode;
import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.operator.record.Parts;
import homework.otus.mysql.operator.yaml.Fields;

/** Each action with all that it carries; {@code kind} is its type. */
record ActionJson(InstanceId instance) implements Action.Cases<ObjectNode> {
    @Override
    public ObjectNode on(Action.AddFinalizer action) {
        return kind(action);
    }

    @Override
    public ObjectNode on(Action.RemoveFinalizer action) {
        ObjectNode node = kind(action);
        action.notice().ifPresent(notice -> node.put("notice", notice));
        return node;
    }

    @Override
    public ObjectNode on(Action.CreateCredentials action) {
        return object(action, ObjectRole.CREDENTIALS).put("staged", action.staged());
    }

    @Override
    public ObjectNode on(Action.CreateVolume action) {
        ObjectNode node = object(action, action.storage().volume())
                .put("size", action.size())
                .put("node", action.node())
                .put("life", action.life().value());
        action.applied().ifPresent(applied -> node.set("applied", Parts.spec(applied)));
        return node;
    }

    @Override
    public ObjectNode on(Action.RebindVolume action) {
        return object(action, action.storage().volume())
                .put("volume", action.volume().value())
                .put("claim", action.claim().value());
    }

    @Override
    public ObjectNode on(Action.CreateClaim action) {
        ObjectNode node = object(action, action.storage().claim())
                .put("size", action.size())
                .put("life", action.life().value());
        action.applied().ifPresent(applied -> node.set("applied", Parts.spec(applied)));
        action.storageClassName().ifPresent(name -> node.put("storageClassName", name));
        action.volumeName().ifPresent(name -> node.put("volumeName", name));
        action.imageChange().ifPresent(change -> node.set("imageChange", Parts.imageChange(change)));
        node.set("opening", Parts.opening(action.opening()));
        return node;
    }

    @Override
    public ObjectNode on(Action.TakeUpData action) {
        return object(action, ObjectRole.DATA_CLAIM)
                .put("claim", action.claim().value())
                .put("life", action.life().value());
    }

    @Override
    public ObjectNode on(Action.Adopt action) {
        return object(action, action.role()).put("uid", action.uid().value());
    }

    @Override
    public ObjectNode on(Action.CreateWorkload action) {
        return (ObjectNode) object(action, ObjectRole.WORKLOAD).setAll(Parts.template(action.template()));
    }

    @Override
    public ObjectNode on(Action.UpdateWorkload action) {
        ObjectNode node =
                object(action, ObjectRole.WORKLOAD).put("uid", action.workload().value());
        return (ObjectNode) node.setAll(Parts.template(action.template()));
    }

    @Override
    public ObjectNode on(Action.UndoEdits action) {
        return object(action, action.role()).put("uid", action.uid().value());
    }

    @Override
    public ObjectNode on(Action.RecordApplied action) {
        ObjectNode node = object(action, ObjectRole.DATA_CLAIM)
                .put("claim", action.claim().value());
        node.set("applied", Parts.spec(action.applied()));
        node.set("changes", Parts.texts(action.changes()));
        return node;
    }

    @Override
    public ObjectNode on(Action.NoteOnVolume action) {
        ObjectNode node = kind(action)
                .put("role", ObjectRole.DATA_VOLUME.label())
                .put("name", action.name())
                .put("uid", action.volume().value());
        node.set("applied", Parts.spec(action.applied()));
        action.imageChange().ifPresent(change -> node.set("imageChange", Parts.imageChange(change)));
        return node;
    }

    @Override
    public ObjectNode on(Action.MarkRenaming action) {
        ObjectNode node = object(action, ObjectRole.DATA_CLAIM)
                .put("claim", action.claim().value());
        action.to().ifPresent(to -> node.put("to", to));
        return node;
    }

    @Override
    public ObjectNode on(Action.MarkImageChange action) {
        ObjectNode node = object(action, ObjectRole.DATA_CLAIM)
                .put("claim", action.claim().value());
        action.change().ifPresent(change -> node.set("change", Parts.imageChange(change)));
        return node;
    }

    @Override
    public ObjectNode on(Action.StagePassword action) {
        return object(action, ObjectRole.CREDENTIALS)
                .put("uid", action.credentials().value())
                .put("rotation", action.rotation());
    }

    @Override
    public ObjectNode on(Action.PromotePassword action) {
        ObjectNode node = object(action, ObjectRole.CREDENTIALS)
                .put("uid", action.credentials().value())
                .put("rotation", action.rotation());
        node.set("changes", Parts.texts(action.changes()));
        return node;
    }

    @Override
    public ObjectNode on(Action.GrowVolume action) {
        return object(action, action.storage().volume())
                .put("uid", action.volume().value())
                .put("size", action.size());
    }

    @Override
    public ObjectNode on(Action.ExpandClaim action) {
        return object(action, action.storage().claim())
                .put("uid", action.claim().value())
                .put("size", action.size());
    }

    @Override
    public ObjectNode on(Action.SetReclaim action) {
        return kind(action)
                .put("role", action.storage().volume().label())
                .put("name", action.name())
                .put("uid", action.volume().value())
                .put("reclaim", Fields.word(action.reclaim()));
    }

    @Override
    public ObjectNode on(Action.CreateService action) {
        return object(action, ObjectRole.SERVICE);
    }

    @Override
    public ObjectNode on(Action.RunJob action) {
        ObjectNode node = object(action, action.request().role())
                .put("life", action.life().value())
                .put("forDeletion", action.forDeletion());
        node.set("request", action.request().match(new RequestJson()));
        return node;
    }

    @Override
    public ObjectNode on(Action.WriteCatalogue action) {
        ObjectNode node = object(action, ObjectRole.CATALOGUE)
                .put("backupClaim", action.backupClaim().value());
        node.set("backups", Parts.backups(action.backups()));
        return node;
    }

    @Override
    public ObjectNode on(Action.ForgetBackup action) {
        return object(action, ObjectRole.CATALOGUE)
                .put("uid", action.catalogue().value())
                .put("backup", action.backup().value());
    }

    @Override
    public ObjectNode on(Action.EditBackup action) {
        ObjectNode node = kind(action);
        node.set("edit", action.edit().match(new BackupEditJson()));
        return node;
    }

    @Override
    public ObjectNode on(Action.RecordSchedule action) {
        return kind(action).put("time", action.time().toString());
    }

    @Override
    public ObjectNode on(Action.OpenData action) {
        ObjectNode node = object(action, ObjectRole.DATA_CLAIM)
                .put("claim", action.claim().value());
        node.set("opening", Parts.opening(action.opening()));
        return node;
    }

    @Override
    public ObjectNode on(Action.Delete action) {
        return object(action, action.role()).put("uid", action.uid().value());
    }

    @Override
    public ObjectNode on(Action.Await action) {
        ObjectNode node = kind(action);
        node.set("condition", action.condition().match(new ConditionJson(this)));
        return node;
    }

    @Override
    public ObjectNode on(Action.Report action) {
        ObjectNode node = kind(action).put("message", action.message());
        node.set("events", Parts.texts(action.events()));
        return node;
    }

    static ObjectNode kind(Object value) {
        return Parts.object().put("kind", value.getClass().getSimpleName());
    }

    ObjectNode object(Object value, ObjectRole role) {
        return kind(value).put("role", role.label()).put("name", role.nameFor(instance));
    }
}

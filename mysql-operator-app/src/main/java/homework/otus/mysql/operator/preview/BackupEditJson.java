package homework.otus.mysql.operator.preview;

import com.fasterxml.jackson.databind.node.ObjectNode;
import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.operator.record.Parts;

/** What is written to a MySQLBackup; {@code kind} is its type. */
record BackupEditJson() implements BackupEdit.Cases<ObjectNode> {
    @Override
    public ObjectNode on(BackupEdit.Create edit) {
        ObjectNode node = of(edit);
        edit.scheduledFor().ifPresent(time -> node.put("scheduledFor", time.toString()));
        edit.lists().ifPresent(id -> node.put("lists", id.value()));
        return node;
    }

    @Override
    public ObjectNode on(BackupEdit.Guard edit) {
        return of(edit);
    }

    @Override
    public ObjectNode on(BackupEdit.Tell edit) {
        ObjectNode node = of(edit);
        node.set("progress", Parts.progress(edit.progress()));
        edit.record().ifPresent(record -> node.set("record", Parts.backup(record)));
        return node;
    }

    @Override
    public ObjectNode on(BackupEdit.Delete edit) {
        return of(edit);
    }

    @Override
    public ObjectNode on(BackupEdit.Release edit) {
        return of(edit);
    }

    private static ObjectNode of(BackupEdit edit) {
        ObjectNode node = ActionJson.kind(edit).put("name", edit.backup());
        edit.target().ifPresent(uid -> node.put("uid", uid.value()));
        return node;
    }
}

package homework.otus.mysql.k8s.execute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import homework.otus.mysql.k8s.AdapterException;
import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.k8s.Json;
import homework.otus.mysql.k8s.Labels;
import homework.otus.mysql.k8s.manifest.Overlay;
import homework.otus.mysql.k8s.read.BackupRecords;
import homework.otus.mysql.k8s.read.Catalogues;
import homework.otus.mysql.k8s.read.ClaimNotes;
import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.Uid;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes of objects that are there. Each looks first whether the object is the one that is meant, and ours. */
final class ObjectEdits {
    private final Writes writes;
    private final InstanceId instance;

    ObjectEdits(Writes writes, InstanceId instance) {
        this.writes = writes;
        this.instance = instance;
    }

    void annotate(ObjectRole role, Uid uid, String key, String value) {
        HasMetadata object = ours(role, uid);
        if (Annotations.of(object, key).filter(value::equals).isEmpty()) {
            ObjectNode patch = Json.object();
            patch.withObjectProperty("metadata")
                    .withObjectProperty("annotations")
                    .put(key, value);
            writes.merge(object, patch);
        }
    }

    /**
     * Puts the fields of ours over those of the object, and leaves the rest of it to others.
     *
     * @param ours the object as we want it, made from the one that is there
     */
    HasMetadata overlay(ObjectRole role, Uid uid, UnaryOperator<HasMetadata> ours) {
        HasMetadata live = ours(role, uid);
        return writes.replace(instance, role, Overlay.onto(live, ours.apply(live)));
    }

    /** What is served from now on; the note of a rename to that database goes with it. */
    void recordApplied(Action.RecordApplied action) {
        HasMetadata claim = ours(ObjectRole.DATA_CLAIM, action.claim());
        ObjectNode patch = Json.object();
        ObjectNode annotations = patch.withObjectProperty("metadata").withObjectProperty("annotations");
        annotations.put(Annotations.APPLIED, ClaimNotes.write(action.applied()));
        if (Annotations.of(claim, Annotations.RENAMING_TO)
                .filter(action.applied().database()::equals)
                .isPresent()) {
            annotations.putNull(Annotations.RENAMING_TO);
        }
        writes.merge(claim, patch);
    }

    void markRenaming(Action.MarkRenaming action) {
        HasMetadata claim = ours(ObjectRole.DATA_CLAIM, action.claim());
        ObjectNode patch = Json.object();
        patch.withObjectProperty("metadata")
                .withObjectProperty("annotations")
                .put(Annotations.RENAMING_TO, action.to().orElse(null));
        writes.merge(claim, patch);
    }

    void markImageChange(Action.MarkImageChange action) {
        HasMetadata claim = ours(ObjectRole.DATA_CLAIM, action.claim());
        ObjectNode patch = Json.object();
        patch.withObjectProperty("metadata")
                .withObjectProperty("annotations")
                .put(
                        Annotations.IMAGE_CHANGE,
                        action.change().map(ClaimNotes::write).orElse(null));
        writes.merge(claim, patch);
    }

    void adopt(Action.Adopt action) {
        HasMetadata object = writes.require(instance, action.role(), action.uid());
        Ownership ownership = Labels.ownership(object, instance, action.role());
        if (ownership == Ownership.FOREIGN) {
            throw notOurs(action.role());
        }
        if (ownership == Ownership.UNLABELLED) {
            ObjectNode patch = Json.object();
            ObjectNode labels = patch.withObjectProperty("metadata").withObjectProperty("labels");
            Labels.of(instance, action.role()).forEach(labels::put);
            writes.merge(object, patch);
        }
    }

    void writeCatalogue(HasMetadata wanted) {
        Optional<? extends HasMetadata> found = writes.find(instance, ObjectRole.CATALOGUE);
        if (found.isEmpty()) {
            writes.create(wanted);
            return;
        }
        if (Labels.ownership(found.get(), instance, ObjectRole.CATALOGUE) != Ownership.OURS) {
            throw notOurs(ObjectRole.CATALOGUE);
        }
        ObjectNode patch = Json.object();
        patch.withObjectProperty("metadata")
                .withObjectProperty("annotations")
                .put(
                        Annotations.BACKUP_CLAIM_UID,
                        Annotations.of(wanted, Annotations.BACKUP_CLAIM_UID).orElse(""));
        patch.withObjectProperty("data")
                .put(Catalogues.KEY, ((ConfigMap) wanted).getData().get(Catalogues.KEY));
        writes.merge(found.get(), patch);
    }

    /** Takes one record out of the catalogue as it is now. */
    void forgetBackup(Action.ForgetBackup action) {
        HasMetadata catalogue = ours(ObjectRole.CATALOGUE, action.catalogue());
        List<BackupRecord> all =
                Catalogues.read((ConfigMap) catalogue, instance).backups();
        List<BackupRecord> rest = all.stream()
                .filter(backup -> !backup.id().equals(action.backup()))
                .toList();
        if (rest.size() < all.size()) {
            ObjectNode patch = Json.object();
            patch.withObjectProperty("data").put(Catalogues.KEY, BackupRecords.write(rest));
            writes.merge(catalogue, patch);
        }
    }

    HasMetadata ours(ObjectRole role, Uid uid) {
        HasMetadata object = writes.require(instance, role, uid);
        writes.requireOurs(object, instance, role);
        return object;
    }

    private AdapterException notOurs(ObjectRole role) {
        return Writes.notOurs(instance, role, role.nameFor(instance));
    }
}

package homework.otus.mysql.k8s.execute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import homework.otus.mysql.k8s.AdapterException;
import homework.otus.mysql.k8s.AdapterException.Code;
import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.k8s.Json;
import homework.otus.mysql.k8s.read.SnapshotReader;
import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Uid;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.Optional;

/** The writes of passwords. Each is one request; the password comes from the resource, or the Secret that it names, as that is then. */
final class Credentials {
    private final Writes writes;
    private final ObjectEdits edits;
    private final ResourceContext context;

    Credentials(Writes writes, ObjectEdits edits, ResourceContext context) {
        this.writes = writes;
        this.edits = edits;
        this.context = context;
    }

    void create(HasMetadata secret, boolean staged) {
        String wanted = wanted();
        SecretBuilder filled = new SecretBuilder((Secret) secret).addToData(SnapshotReader.PASSWORD_KEY, wanted);
        if (staged) {
            filled.addToData(SnapshotReader.STAGED_KEY, wanted)
                    .editMetadata()
                    .addToAnnotations(Annotations.ROTATION, "1")
                    .endMetadata();
        }
        writes.create(filled.build());
    }

    /** Once: a password that was staged under that number, or a later one, stays. */
    void stage(Action.StagePassword action) {
        Secret secret = ours(action.credentials());
        int last = SnapshotReader.rotations(secret);
        if (last > action.rotation()) {
            throw changed("a password was staged meanwhile", last);
        }
        if (last < action.rotation()) {
            ObjectNode patch = Json.object();
            patch.withObjectProperty("metadata")
                    .withObjectProperty("annotations")
                    .put(Annotations.ROTATION, String.valueOf(action.rotation()));
            patch.withObjectProperty("data").put(SnapshotReader.STAGED_KEY, wanted());
            writes.merge(secret, patch);
        }
    }

    /** {@code told} comes before the write, and after it is certain that the staged password is the one that is meant. */
    void promote(Action.PromotePassword action, Runnable told) {
        Secret secret = ours(action.credentials());
        if (SnapshotReader.rotations(secret) != action.rotation()) {
            throw changed("another password is staged", SnapshotReader.rotations(secret));
        }
        Optional<String> staged = SnapshotReader.value(secret, SnapshotReader.STAGED_KEY);
        if (staged.isPresent()) {
            told.run();
            ObjectNode patch = Json.object();
            patch.withObjectProperty("data")
                    .put(SnapshotReader.PASSWORD_KEY, staged.get())
                    .putNull(SnapshotReader.STAGED_KEY);
            writes.merge(secret, patch);
        }
    }

    private Secret ours(Uid uid) {
        return (Secret) edits.ours(ObjectRole.CREDENTIALS, uid);
    }

    private String wanted() {
        return writes.wantedPassword(context.resource())
                .orElseThrow(() -> AdapterException.of(
                        Code.REFUSED, "%s: the password that the resource names cannot be had", context.instance()));
    }

    private static AdapterException changed(String words, int rotation) {
        return AdapterException.of(Code.CHANGED, "%s: number %s", words, rotation);
    }
}

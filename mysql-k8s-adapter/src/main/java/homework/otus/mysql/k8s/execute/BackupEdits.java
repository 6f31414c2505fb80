package homework.otus.mysql.k8s.execute;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import homework.otus.mysql.k8s.AdapterException;
import homework.otus.mysql.k8s.AdapterException.Code;
import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.k8s.Json;
import homework.otus.mysql.k8s.crd.MySQLBackup;
import homework.otus.mysql.k8s.read.BackupFacts;
import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.Uid;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes to MySQLBackup resources. Each means one UID; what is gone already is fine where it should go. */
final class BackupEdits implements BackupEdit.Cases<Runnable> {
    private final Writes writes;
    private final EventWriter events;
    private final InstanceId instance;
    private final Optional<HasMetadata> made;
    private final String image;
    private final InstantSource clock;

    /** @param made the resource that a {@link BackupEdit.Create} makes */
    BackupEdits(
            Writes writes,
            EventWriter events,
            InstanceId instance,
            Optional<HasMetadata> made,
            String image,
            InstantSource clock) {
        this.writes = writes;
        this.events = events;
        this.instance = instance;
        this.made = made;
        this.image = image;
        this.clock = clock;
    }

    @Override
    public Runnable on(BackupEdit.Create edit) {
        HasMetadata backup = made.orElseThrow();
        return () -> writes.create(backup);
    }

    @Override
    public Runnable on(BackupEdit.Guard edit) {
        return () -> {
            MySQLBackup backup = require(edit, edit.uid());
            List<String> finalizers = new ArrayList<>(backup.getMetadata().getFinalizers());
            if (!finalizers.contains(Annotations.FINALIZER)) {
                finalizers.add(Annotations.FINALIZER);
                write(backup, finalizers);
            }
        };
    }

    @Override
    public Runnable on(BackupEdit.Tell edit) {
        return () -> {
            MySQLBackup backup = require(edit, edit.uid());
            BackupProgress before = BackupFacts.progress(backup);
            if (!before.equals(edit.progress())) {
                // first: an Event that is there already is no second one
                BackupNews.of(before, edit)
                        .ifPresent(news -> events.tellOn(backup, news.type(), news.reason(), news.message()));
                ObjectNode patch = Json.object();
                patch.set("status", BackupStatusPatch.of(edit, backup, image, clock.instant()));
                writes.mergeStatus(backup, patch);
            }
        };
    }

    @Override
    public Runnable on(BackupEdit.Delete edit) {
        return () -> writes.deleteBackup(instance, edit.backup(), edit.uid());
    }

    @Override
    public Runnable on(BackupEdit.Release edit) {
        return () -> {
            MySQLBackup backup;
            try {
                backup = require(edit, edit.uid());
            } catch (AdapterException e) {
                if (e.code() == Code.CHANGED) {
                    return; // it is gone: there is nothing left to hold
                }
                throw e;
            }
            List<String> finalizers = new ArrayList<>(backup.getMetadata().getFinalizers());
            if (finalizers.remove(Annotations.FINALIZER)) {
                write(backup, finalizers);
            }
        };
    }

    private MySQLBackup require(BackupEdit edit, Uid uid) {
        return writes.require(MySQLBackup.class, new InstanceId(instance.namespace(), edit.backup()), uid);
    }

    private void write(MySQLBackup backup, List<String> finalizers) {
        ObjectNode patch = Json.object();
        ArrayNode list = patch.withObjectProperty("metadata").putArray("finalizers");
        finalizers.forEach(list::add);
        writes.merge(backup, patch);
    }
}

package homework.otus.mysql.k8s.execute;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import homework.otus.mysql.k8s.AdapterException;
import homework.otus.mysql.k8s.AdapterException.Code;
import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.k8s.Json;
import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts our finalizer on the resource, and takes it off. Those of others stay. */
final class Finalizer {
    private static final Logger LOG = LoggerFactory.getLogger(Finalizer.class);

    private final Writes writes;
    private final EventWriter events;

    Finalizer(Writes writes, EventWriter events) {
        this.writes = writes;
        this.events = events;
    }

    void add(ResourceContext context) {
        writes.toResource(context, resource -> add(context, resource));
    }

    private void add(ResourceContext context, MySQL resource) {
        List<String> finalizers = new ArrayList<>(resource.getMetadata().getFinalizers());
        if (finalizers.contains(Annotations.FINALIZER)) {
            return;
        }
        if (resource.getMetadata().getDeletionTimestamp() != null) {
            throw AdapterException.of(Code.CHANGED, "%s is being deleted by now", context);
        }
        finalizers.add(Annotations.FINALIZER);
        write(resource, finalizers);
    }

    void remove(ResourceContext context, Optional<String> notice) {
        notice.ifPresent(words -> leave(context, words));
        MySQL resource;
        try {
            resource = writes.require(MySQL.class, context.instance(), context.uid());
        } catch (AdapterException e) {
            if (e.code() == Code.CHANGED) {
                return; // This life is over: there is nothing left to hold.
            }
            throw e;
        }
        List<String> finalizers = new ArrayList<>(resource.getMetadata().getFinalizers());
        if (finalizers.remove(Annotations.FINALIZER)) {
            write(resource, finalizers);
        }
    }

    private void write(MySQL resource, List<String> finalizers) {
        ObjectNode patch = Json.object();
        ArrayNode list = patch.withObjectProperty("metadata").putArray("finalizers");
        finalizers.forEach(list::add);
        writes.merge(resource, patch);
    }

    /** On the volumes and in the log: the resource can no longer say it. It never holds the finalizer up. */
    private void leave(ResourceContext context, String notice) {
        LOG.warn("{}: {}", context, notice);
        for (ObjectRole role : List.of(ObjectRole.DATA_VOLUME, ObjectRole.BACKUP_VOLUME)) {
            try {
                Optional<? extends HasMetadata> volume = writes.find(context.instance(), role);
                volume.ifPresent(it -> events.tellOnVolume(it, notice));
            } catch (AdapterException e) {
                LOG.warn("{}: no event on the {}: {}", context, role.title(), e.getMessage());
            }
        }
    }
}

package homework.otus.mysql.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What there can be of one instance: what a whole look has shown, and what was made since. Nobody but the operator makes objects of
 * these names with these labels, so the rest is known not to be there, and the next look need not ask for it.
 *
 * <p>It is right for objects that appear, and says nothing about what went: that is asked for. Whoever is wrong about it, because
 * somebody else has taken one of the names, can only try to create what is there, which the API server refuses.
 *
 * @param objects those that may be there
 * @param backups whether there may be MySQLBackups
 */
public record Extent(Set<ObjectRole> objects, boolean backups) {
    public Extent {
        Set<ObjectRole> sorted = EnumSet.noneOf(ObjectRole.class);
        sorted.addAll(objects);
        objects = Collections.unmodifiableSet(sorted);
    }

    /** The extent of what a whole look has shown; empty where the road is not one that only adds: every look is whole there. */
    public static Optional<Extent> of(ClusterSnapshot whole) {
        Set<ObjectRole> objects = EnumSet.noneOf(ObjectRole.class);
        for (ObjectRole role : ObjectRole.values()) {
            whole.object(role).ifPresent(there -> objects.add(role));
        }
        Extent extent = new Extent(objects, !whole.backups().isEmpty());
        boolean adds = !whole.resource().isDeleting() && !whole.namespaceTerminating();
        return Optional.of(extent).filter(it -> adds && (whole.pods().isEmpty() || it.pods()));
    }

    /** The same when {@code action} may have been done; empty when everything has to be looked at again. */
    public Optional<Extent> with(Action action) {
        return action.match(new Makes()).map(made -> {
            Set<ObjectRole> objects = EnumSet.noneOf(ObjectRole.class);
            objects.addAll(this.objects);
            objects.addAll(made);
            return new Extent(objects, backups);
        });
    }

    /** Whether there may be pods: a workload and Jobs make them. */
    public boolean pods() {
        return objects.stream().anyMatch(role -> role == ObjectRole.WORKLOAD || role.isJob());
    }
}

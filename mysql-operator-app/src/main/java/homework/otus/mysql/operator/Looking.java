package homework.otus.mysql.operator;

import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.SpecReader;
import homework.otus.mysql.k8s.execute.ResourceContext;
import homework.otus.mysql.k8s.manifest.Manifests;
import homework.otus.mysql.k8s.read.LiveObjects;
import homework.otus.mysql.k8s.read.LiveWithin;
import homework.otus.mysql.k8s.read.ObjectSource;
import homework.otus.mysql.k8s.read.SnapshotReader;
import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.planner.Planner;
import homework.otus.mysql.planner.Situation;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Looks at instances, and plans for what it sees: in the caches; live and whole; or live within what there can be by the last
 * whole look, which is for steps that destroy nothing.
 */
final class Looking {
    /** As long as watches go uncompared: by then anything may be there that nobody told of. */
    private static final Duration WHOLE_LOOK_COUNTS = Duration.ofMinutes(10);

    private final Planner planner = new Planner();
    private final ObjectSource live;
    private final ObjectSource caches;
    private final Manifests manifests;
    private final InstantSource clock;
    private final SnapshotReader wholeReader;
    private final SnapshotReader cachedReader;
    private final Extents extents;

    Looking(KubernetesClient client, ObjectSource caches, Manifests manifests, InstantSource clock) {
        this(new LiveObjects(client), caches, manifests, clock);
    }

    Looking(ObjectSource live, ObjectSource caches, Manifests manifests, InstantSource clock) {
        this.live = live;
        this.caches = caches;
        this.manifests = manifests;
        this.clock = clock;
        this.wholeReader = new SnapshotReader(live, manifests, clock);
        this.cachedReader = new SnapshotReader(caches, manifests, clock);
        this.extents = new Extents(clock, WHOLE_LOOK_COUNTS);
    }

    /** What the caches show. */
    Optional<Look> cached(InstanceId instance) {
        return Subject.find(caches, instance).map(subject -> look(cachedReader, subject));
    }

    /** What is planned for, as it is now. */
    Optional<Subject> subject(InstanceId instance) {
        return Subject.find(live, instance);
    }

    /** What the cluster shows. A block is told from a whole look only: what a user has to change may be an object that is not ours. */
    Optional<Look> live(InstanceId instance) {
        return subject(instance)
                .map(subject -> within(instance, subject)
                        .filter(look -> look.plan().block().isEmpty())
                        .orElseGet(() -> whole(instance, subject)));
    }

    private Optional<Look> within(InstanceId instance, Subject subject) {
        return subject.gone()
                ? Optional.empty()
                : extents.of(new ResourceContext(subject.resource()))
                        .map(extent -> look(
                                new SnapshotReader(new LiveWithin(live, caches, instance, extent), manifests, clock),
                                subject));
    }

    private Look whole(InstanceId instance, Subject subject) {
        Look look = look(wholeReader, subject);
        if (subject.gone() || look.plan().block().isPresent()) {
            extents.forget(instance);
        } else {
            extents.looked(look.situation().snapshot());
        }
        return look;
    }

    /** A guard for {@code look}: it reads everything. */
    LiveGuard guard(Look look, Recorder recorder) {
        return new LiveGuard(live, wholeReader, look.situation().snapshot(), recorder);
    }

    /** {@code action} is about to be done. */
    void doing(InstanceId instance, Action action) {
        extents.doing(instance, action);
    }

    /** The next live look is a whole one. */
    void forget(InstanceId instance) {
        extents.forget(instance);
    }

    private Look look(SnapshotReader reader, Subject subject) {
        MySQL resource = subject.resource();
        ClusterSnapshot snapshot = subject.read(reader);
        Situation situation = new Situation(SpecReader.spec(resource), Optional.empty(), snapshot);
        Plan plan = planner.plan(situation.spec(), situation.oldSpec(), snapshot);
        return new Look(new ResourceContext(resource), situation, plan, subject.gone());
    }
}

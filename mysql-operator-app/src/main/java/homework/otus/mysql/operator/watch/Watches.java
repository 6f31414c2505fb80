package homework.otus.mysql.operator.watch;

import homework.otus.mysql.k8s.Labels;
import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.MySQLBackup;
import homework.otus.mysql.k8s.read.BackupFacts;
import homework.otus.mysql.k8s.read.CachedObjects;
import homework.otus.mysql.k8s.read.ObjectSource;
import homework.otus.mysql.model.InstanceId;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Watches the resources and everything of ours, and tells which instance something happened to. What it
 * keeps may be old; it is good enough to see that there is nothing to do.
 */
public final class Watches implements AutoCloseable {
    private static final int STUCK_AFTER = 2;

    private final KubernetesClient client;
    private final Consumer<InstanceId> changed;
    private final CachedObjects cache = new CachedObjects();
    private final List<Watched<?>> watched = new ArrayList<>();
    private final SharedIndexInformer<MySQL> resources;
    private final SharedIndexInformer<MySQLBackup> backups;
    private final NamedSecrets namedSecrets;
    /** At how many comparisons in a row each kind was without a connection. */
    private final Map<String, Integer> missed = new ConcurrentHashMap<>();

    private volatile boolean started;

    private record Watched<T extends HasMetadata>(
            Class<T> type, Optional<String> label, SharedIndexInformer<T> informer, Finder<T> instanceOf) {
        String kind() {
            return HasMetadata.getPlural(type);
        }
    }

    /** Nothing is watched before {@link #start}. */
    public Watches(KubernetesClient client, Consumer<InstanceId> changed) {
        this.client = client;
        this.changed = changed;
        this.resources = watch(MySQL.class, Optional.empty(), Watches::itself);
        this.namedSecrets = new NamedSecrets(client, () -> resources.getStore().list(), changed);
        resources.addEventHandler(new Forward<>(resource -> namedSecrets.follow()));
        this.backups = watch(MySQLBackup.class, Optional.empty(), BackupFacts::instanceOf);
        for (Class<? extends HasMetadata> type : List.of(
                Deployment.class,
                Service.class,
                Pod.class,
                Job.class,
                PersistentVolumeClaim.class,
                PersistentVolume.class,
                Secret.class,
                ConfigMap.class)) {
            watch(type, Optional.of(Labels.OPERATOR), Labels::instanceOf);
        }
        watch(Node.class, Optional.empty(), node -> Optional.empty());
        watch(StorageClass.class, Optional.empty(), storageClass -> Optional.empty());
        watch(Namespace.class, Optional.empty(), this::inTerminating);
    }

    /** Begins to watch; complete when everything was listed once. */
    public CompletionStage<Void> start() {
        return CompletableFuture.allOf(watched.stream()
                        .map(it -> it.informer().start().toCompletableFuture())
                        .toArray(CompletableFuture<?>[]::new))
                .thenRun(() -> started = true);
    }

    /** What is not watched at the moment, in words; empty when everything is. */
    public Optional<String> gaps() {
        return words(
                watched.stream()
                        .filter(it -> !it.informer().isRunning()
                                || !it.informer().hasSynced()
                                || !it.informer().isWatching())
                        .map(Watched::kind),
                namedSecrets.alive());
    }

    /**
     * Watches that do not come back by themselves: they have ended, or were found without a connection at two {@link
     * #compare comparisons} in a row, when the cluster answered everything else. Those of single Secrets do not count: one that a
     * user names and we may not read is no reason to start again.
     */
    public Optional<String> stuck() {
        return words(
                watched.stream()
                        .filter(it -> (started && !it.informer().isRunning())
                                || missed.getOrDefault(it.kind(), 0) >= STUCK_AFTER)
                        .map(Watched::kind),
                true);
    }

    private static Optional<String> words(Stream<String> kinds, boolean secretsAlive) {
        List<String> all = Stream.concat(kinds, secretsAlive ? Stream.of() : Stream.of("named secrets"))
                .toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", all));
    }

    /** Every resource, as it was last seen. */
    public List<MySQL> resources() {
        return resources.getStore().list();
    }

    /** The resource, as it was last seen. */
    public Optional<MySQL> resource(InstanceId instance) {
        return Optional.ofNullable(resources.getStore().getByKey(instance.toString()));
    }

    /** Everything that was last seen. */
    public ObjectSource objects() {
        return new Seen(cache, namedSecrets);
    }

    /**
     * Lists every kind once, and tells of each instance for which a watch has missed something: a
     * connection may be dead without a sign.
     */
    public void compare(Consumer<InstanceId> missed) {
        watched.forEach(it -> compare(it, missed));
        namedSecrets.compare(missed);
    }

    @Override
    public void close() {
        watched.forEach(it -> it.informer().stop());
        namedSecrets.close();
    }

    private <T extends HasMetadata> void compare(Watched<T> kind, Consumer<InstanceId> missed) {
        var all = client.resources(kind.type()).inAnyNamespace();
        List<T> live = kind.label()
                .map(value -> all.withLabel(Labels.MANAGED_BY, value).list().getItems())
                .orElseGet(() -> all.list().getItems());
        this.missed.compute(
                kind.kind(), (name, before) -> kind.informer().isWatching() ? 0 : before == null ? 1 : before + 1);
        for (T object : live) {
            T seen = kind.informer()
                    .getStore()
                    .getByKey(kind.informer().getStore().getKey(object));
            boolean same = seen != null
                    && Objects.equals(
                            seen.getMetadata().getResourceVersion(),
                            object.getMetadata().getResourceVersion());
            if (!same) {
                kind.instanceOf().of(object).ifPresent(missed);
            }
        }
    }

    private <T extends HasMetadata> SharedIndexInformer<T> watch(
            Class<T> type, Optional<String> label, Finder<T> instanceOf) {
        var all = client.resources(type).inAnyNamespace();
        SharedIndexInformer<T> informer = label.map(
                        value -> all.withLabel(Labels.MANAGED_BY, value).runnableInformer(0))
                .orElseGet(() -> all.runnableInformer(0));
        informer.addEventHandler(new Forward<>(object -> instanceOf.of(object).ifPresent(changed)));
        cache.with(type, informer.getStore());
        watched.add(new Watched<>(type, label, informer, instanceOf));
        return informer;
    }

    private interface Finder<T> {
        Optional<InstanceId> of(T object);
    }

    private static Optional<InstanceId> itself(MySQL resource) {
        return Optional.of(new InstanceId(
                resource.getMetadata().getNamespace(), resource.getMetadata().getName()));
    }

    private Optional<InstanceId> inTerminating(Namespace namespace) {
        if (namespace.getMetadata().getDeletionTimestamp() != null) {
            resources.getStore().list().stream()
                    .filter(resource -> Objects.equals(
                            resource.getMetadata().getNamespace(),
                            namespace.getMetadata().getName()))
                    .forEach(resource -> itself(resource).ifPresent(changed));
            backups.getStore().list().stream()
                    .filter(backup -> Objects.equals(
                            backup.getMetadata().getNamespace(),
                            namespace.getMetadata().getName()))
                    .forEach(backup -> BackupFacts.instanceOf(backup).ifPresent(changed));
        }
        return Optional.empty();
    }
}

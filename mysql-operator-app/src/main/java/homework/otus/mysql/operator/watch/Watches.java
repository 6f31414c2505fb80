package homework.otus.mysql.operator.watch;

import homework.otus.mysql.k8s.Labels;
import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.MySQLBackup;
import homework.otus.mysql.k8s.read.BackupFacts;
import homework.otus.mysql.k8s.read.CachedObjects;
import homework.otus.mysql.k8s.read.Lean;
import homework.otus.mysql.k8s.read.ObjectSource;
import homework.otus.mysql.model.InstanceId;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Namespaced;
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
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    /** Lists come in pages: the text of one is kept as a whole until it is read. */
    private static final long PAGE = 250;

    private final KubernetesClient client;
    private final Set<String> namespaces;
    private final Consumer<InstanceId> changed;
    private final CachedObjects cache = new CachedObjects();
    private final List<Watched<?>> watched = new ArrayList<>();
    private final NamedSecrets namedSecrets;
    /** At how many comparisons in a row each kind, or kind of a namespace, was without a connection. */
    private final Map<String, Integer> missed = new ConcurrentHashMap<>();

    /** What is selected: one kind, in one namespace or everywhere, with our label or without. */
    private record Selection<T extends HasMetadata>(Class<T> type, Optional<String> namespace, Optional<String> label) {
        FilterWatchListDeletable<T, KubernetesResourceList<T>, Resource<T>> in(KubernetesClient client) {
            var kind = client.resources(type);
            var place = namespace.isPresent() ? kind.inNamespace(namespace.get()) : kind.inAnyNamespace();
            return label.isPresent() ? place.withLabel(Labels.MANAGED_BY, label.get()) : place;
        }
    }

    private record Watched<T extends HasMetadata>(
            Selection<T> selection, SharedIndexInformer<T> informer, Finder<T> instanceOf) {
        String kind() {
            String plural = HasMetadata.getPlural(selection.type());
            return selection.namespace().map(place -> plural + " of " + place).orElse(plural);
        }
    }

    /**
     * Nothing is watched before {@link #start}.
     *
     * @param namespaces where; empty for everywhere, which needs the right to list everywhere
     */
    public Watches(KubernetesClient client, Set<String> namespaces, Consumer<InstanceId> changed) {
        this.client = client;
        this.namespaces = Set.copyOf(namespaces);
        this.changed = changed;
        this.namedSecrets = new NamedSecrets(client, this::resources, changed);
        watch(MySQL.class, Optional.empty(), Watches::itself)
                .forEach(informer -> informer.addEventHandler(new Forward<>(resource -> namedSecrets.follow())));
        watch(MySQLBackup.class, Optional.empty(), BackupFacts::instanceOf);
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
                .toArray(CompletableFuture<?>[]::new));
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
     * Watches that have seen their kind and do not come back by themselves: they have ended, or were found without a connection at two {@link
     * #compare comparisons} in a row, when the cluster answered everything else. Those of single Secrets do not count: one that a
     * user names and we may not read is no reason to start again.
     */
    public Optional<String> stuck() {
        return words(
                watched.stream()
                        .filter(it ->
                                (it.informer().hasSynced() && !it.informer().isRunning())
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
        return cache.list(MySQL.class, "", Map.of());
    }

    /** The resource, as it was last seen. */
    public Optional<MySQL> resource(InstanceId instance) {
        return cache.find(MySQL.class, instance.namespace(), instance.name());
    }

    /** Everything that was last seen. */
    public ObjectSource objects() {
        return new Seen(cache, namedSecrets);
    }

    /**
     * Lists every kind once, and tells of each instance for which a watch has missed something: a
     * connection may be dead without a sign. A namespace that cannot be listed does not keep the others from it.
     */
    public void compare(Consumer<InstanceId> missed) {
        Optional<RuntimeException> failure = Optional.empty();
        for (Watched<?> kind : watched) {
            try {
                compare(kind, missed);
            } catch (RuntimeException e) {
                failure = Optional.of(e);
            }
        }
        namedSecrets.compare(missed);
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    @Override
    public void close() {
        watched.forEach(it -> it.informer().stop());
        namedSecrets.close();
    }

    private <T extends HasMetadata> void compare(Watched<T> kind, Consumer<InstanceId> missed) {
        List<T> live = list(kind.selection());
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

    private <T extends HasMetadata> List<T> list(Selection<T> selection) {
        List<T> all = new ArrayList<>();
        String next = null;
        do {
            KubernetesResourceList<T> page = selection
                    .in(client)
                    .list(new ListOptionsBuilder()
                            .withLimit(PAGE)
                            .withContinue(next)
                            .build());
            page.getItems().forEach(object -> all.add(Lean.of(object)));
            next = page.getMetadata() == null ? null : page.getMetadata().getContinue();
        } while (next != null && !next.isEmpty());
        return all;
    }

    /** One watch, or one for each namespace where that is all we may see; each begins anew until it is stopped. */
    private <T extends HasMetadata> List<SharedIndexInformer<T>> watch(
            Class<T> type, Optional<String> label, Finder<T> instanceOf) {
        List<Optional<String>> places = namespaces.isEmpty() || !Namespaced.class.isAssignableFrom(type)
                ? List.of(Optional.empty())
                : namespaces.stream().sorted().map(Optional::of).toList();
        return places.stream()
                .map(place -> watch(new Selection<>(type, place, label), instanceOf))
                .toList();
    }

    private <T extends HasMetadata> SharedIndexInformer<T> watch(Selection<T> selection, Finder<T> instanceOf) {
        SharedIndexInformer<T> informer =
                selection.in(client).withLimit(PAGE).runnableInformer(0).itemStore(new LeanStore<>());
        informer.exceptionHandler((started, failure) -> true);
        informer.addEventHandler(new Forward<>(object -> instanceOf.of(object).ifPresent(changed)));
        cache.with(selection.type(), informer.getStore());
        watched.add(new Watched<>(selection, informer, instanceOf));
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
            String name = namespace.getMetadata().getName();
            cache.list(MySQL.class, name, Map.of())
                    .forEach(resource -> itself(resource).ifPresent(changed));
            cache.list(MySQLBackup.class, name, Map.of())
                    .forEach(backup -> BackupFacts.instanceOf(backup).ifPresent(changed));
        }
        return Optional.empty();
    }
}

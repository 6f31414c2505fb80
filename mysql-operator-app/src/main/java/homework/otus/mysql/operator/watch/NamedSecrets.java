package homework.otus.mysql.operator.watch;

import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.SecretKey;
import homework.otus.mysql.k8s.read.WantedPassword;
import homework.otus.mysql.model.InstanceId;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Watches the Secrets that resources name for their passwords. They are of users and carry no label of ours, so each has
 * a watch of its own, by its name: no other Secret is ever read or kept. It begins with the first resource that names the
 * Secret, and ends with the last.
 */
final class NamedSecrets implements AutoCloseable {
    private final KubernetesClient client;
    private final Supplier<List<MySQL>> resources;
    private final Consumer<InstanceId> changed;
    private final Map<Name, SharedIndexInformer<Secret>> watched = new HashMap<>();

    /** One Secret. */
    record Name(String namespace, String name) {}

    NamedSecrets(KubernetesClient client, Supplier<List<MySQL>> resources, Consumer<InstanceId> changed) {
        this.client = client;
        this.resources = resources;
        this.changed = changed;
    }

    /** Some resource has changed: watches what is named now, and nothing else. */
    synchronized void follow() {
        Set<Name> named = new HashSet<>();
        resources.get().forEach(resource -> of(resource).ifPresent(named::add));
        Set<Name> over = new HashSet<>(watched.keySet());
        over.removeAll(named);
        over.forEach(name -> Optional.ofNullable(watched.remove(name)).ifPresent(SharedIndexInformer::stop));
        named.removeAll(watched.keySet());
        named.forEach(name -> watched.put(name, watch(name)));
    }

    /** As it was last seen; empty too while the watch has not seen anything yet. */
    synchronized Optional<Secret> find(String namespace, String name) {
        return Optional.ofNullable(watched.get(new Name(namespace, name))).flatMap(NamedSecrets::seen);
    }

    synchronized boolean alive() {
        return watched.values().stream().allMatch(SharedIndexInformer::isRunning);
    }

    /** Reads each, and tells of the instances for which a watch has missed something. */
    void compare(Consumer<InstanceId> missed) {
        List<Name> names;
        synchronized (this) {
            names = new ArrayList<>(watched.keySet());
        }
        for (Name name : names) {
            Secret live = client.secrets()
                    .inNamespace(name.namespace())
                    .withName(name.name())
                    .get();
            Optional<String> seen = find(name.namespace(), name.name())
                    .map(secret -> secret.getMetadata().getResourceVersion());
            if (!Objects.equals(
                    seen.orElse(null), live == null ? null : live.getMetadata().getResourceVersion())) {
                tell(name, missed);
            }
        }
    }

    @Override
    public synchronized void close() {
        watched.values().forEach(SharedIndexInformer::stop);
        watched.clear();
    }

    private SharedIndexInformer<Secret> watch(Name name) {
        SharedIndexInformer<Secret> informer = client.secrets()
                .inNamespace(name.namespace())
                .withName(name.name())
                .runnableInformer(0);
        informer.addEventHandler(new Forward<>(secret -> tell(name, changed)));
        var unused = informer.start();
        return informer;
    }

    private void tell(Name name, Consumer<InstanceId> to) {
        resources.get().stream()
                .filter(resource -> of(resource).equals(Optional.of(name)))
                .map(resource -> new InstanceId(
                        resource.getMetadata().getNamespace(),
                        resource.getMetadata().getName()))
                .forEach(to);
    }

    private static Optional<Secret> seen(SharedIndexInformer<Secret> informer) {
        return informer.getStore().list().stream().findFirst();
    }

    private static Optional<Name> of(MySQL resource) {
        return WantedPassword.secret(resource)
                .map(SecretKey::getName)
                .map(name -> new Name(resource.getMetadata().getNamespace(), name));
    }
}

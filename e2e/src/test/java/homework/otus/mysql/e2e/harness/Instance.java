package homework.otus.mysql.e2e.harness;

import homework.otus.mysql.k8s.Kinds;
import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.MySQLSpec;
import homework.otus.mysql.k8s.crd.MySQLStatus;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One MySQL resource of a test, and the objects that belong to it. */
public final class Instance {
    /** How long things may take that nobody has to wait for. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private final InstanceId id;
    private final KubernetesClient client;

    Instance(InstanceId id, KubernetesClient client) {
        this.id = id;
        this.client = client;
    }

    public InstanceId id() {
        return id;
    }

    /** Creates the resource with the spec that most tests use. */
    public void create() {
        create(spec -> {});
    }

    /** Creates the resource with that spec changed. */
    public void create(Consumer<MySQLSpec> change) {
        MySQLSpec spec = new MySQLSpec();
        spec.setImage(Images.MYSQL);
        spec.setDatabase("otus-database");
        spec.setPassword("otuspassword");
        spec.setStorageSize("256Mi");
        change.accept(spec);
        MySQL resource = new MySQL();
        resource.setMetadata(new ObjectMetaBuilder()
                .withNamespace(id.namespace())
                .withName(id.name())
                .build());
        resource.setSpec(spec);
        client.resource(resource).create();
    }

    /** Changes the stored resource. */
    public void edit(Consumer<MySQL> change) {
        Conflicts.retry(() -> handle().edit(resource -> {
            change.accept(resource);
            return resource;
        }));
    }

    /** Asks for the deletion, and does not wait for it. */
    public void delete() {
        handle().delete();
    }

    public void awaitReady() {
        Patience.await(id + " is ready", () -> shows("Ready"));
    }

    /** Waits for one word of the status. */
    public void awaitState(String state) {
        Patience.await(id + " is " + state, () -> shows(state));
    }

    public void awaitGone() {
        Patience.await(id + " is gone", () -> resource().isEmpty());
    }

    public Optional<MySQL> resource() {
        return Optional.ofNullable(handle().get());
    }

    public MySQL stored() {
        return resource().orElseThrow(() -> new AssertionError(id + " is not there"));
    }

    /** The last message of the status. */
    public String message() {
        return status().map(MySQLStatus::getMessage).orElse("");
    }

    public String state() {
        return status().map(MySQLStatus::getState).orElse("");
    }

    /** Whether a condition of the status holds, and its message when it does. */
    public Optional<String> condition(String type) {
        return status().stream()
                .flatMap(status -> status.getConditions().stream())
                .filter(condition -> condition.getType().equals(type)
                        && condition.getStatus().equals("True"))
                .map(condition -> condition.getReason() + ": " + condition.getMessage())
                .findFirst();
    }

    /** What the Events of every resource of this name say, oldest first. */
    public List<String> events() {
        return client.v1().events().inNamespace(id.namespace()).list().getItems().stream()
                .filter(event -> "MySQL".equals(event.getInvolvedObject().getKind())
                        && id.name().equals(event.getInvolvedObject().getName()))
                .sorted(Comparator.comparing(event -> event.getMetadata().getCreationTimestamp()))
                .map(Event::getMessage)
                .toList();
    }

    /** The object of that role, as it is stored. */
    public Optional<? extends HasMetadata> object(ObjectRole role) {
        return object(Kinds.type(role), role);
    }

    /** The same, with its type. */
    public <T extends HasMetadata> Optional<T> object(Class<T> type, ObjectRole role) {
        String namespace = Kinds.namespace(id, role);
        String name = role.nameFor(id);
        return Optional.ofNullable(
                namespace.isEmpty()
                        ? client.resources(type).withName(name).get()
                        : client.resources(type)
                                .inNamespace(namespace)
                                .withName(name)
                                .get());
    }

    /** The roles of which there is an object. */
    public List<ObjectRole> present() {
        return List.of(ObjectRole.values()).stream()
                .filter(role -> object(role).isPresent())
                .toList();
    }

    /** Waits until there are objects of just these roles; what is removed in the background may take a moment. */
    public void awaitOnly(ObjectRole... roles) {
        Set<ObjectRole> wanted = Set.of(roles);
        Patience.await(
                "of " + id + " there is only " + wanted,
                SOON,
                () -> Set.copyOf(present()).equals(wanted),
                () -> "there is " + present());
    }

    public Rows rows() {
        return new Rows(id, client);
    }

    public Backups backups() {
        return new Backups(id, client);
    }

    /** By one look: between two, the operator may have seen an edit. */
    private boolean shows(String state) {
        MySQL resource = stored();
        return Optional.ofNullable(resource.getStatus())
                .filter(status -> state.equals(status.getState())
                        && resource.getMetadata().getGeneration().equals(status.getObservedGeneration()))
                .isPresent();
    }

    private Optional<MySQLStatus> status() {
        return resource().map(MySQL::getStatus);
    }

    private Resource<MySQL> handle() {
        return client.resources(MySQL.class).inNamespace(id.namespace()).withName(id.name());
    }
}

package homework.otus.mysql.e2e.chaos;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What people do to instances: they create, change, back up, delete, and delete what belongs to them by hand. */
final class Users {
    static final List<String> DATABASES = List.of("otus-database", "ledger", "archive");
    private static final List<ObjectRole> DAMAGE = List.of(
            ObjectRole.SERVICE,
            ObjectRole.WORKLOAD,
            ObjectRole.BACKUP_JOB,
            ObjectRole.RESTORE_JOB,
            ObjectRole.INVENTORY_JOB,
            ObjectRole.RENAME_JOB,
            ObjectRole.PASSWORD_JOB,
            ObjectRole.WIPE_JOB);

    private final KubernetesClient client;
    private final History history;
    private final Random random;
    private int made;

    Users(KubernetesClient client, History history, Random random) {
        this.client = client;
        this.history = history;
        this.random = random;
    }

    void act(Customer customer) {
        Instance instance = customer.instance();
        boolean there = instance.resource().isPresent();
        if (!there) {
            create(customer);
            return;
        }
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> delete(instance);
            case 3 -> password(customer);
            case 4 -> database(instance);
            case 5 -> setting(instance);
            case 6 -> backup(instance);
            default -> damage(instance);
        }
    }

    void create(Customer customer) {
        String password = "password-" + made++;
        String database = DATABASES.get(random.nextInt(DATABASES.size()));
        customer.learn(password);
        history.add("create", customer.instance().id().name() + " " + database);
        customer.instance().create(spec -> {
            spec.setPassword(password);
            spec.setDatabase(database);
        });
    }

    private void delete(Instance instance) {
        history.add("delete", instance.id().name());
        instance.delete();
    }

    private void password(Customer customer) {
        String password = "password-" + made++;
        customer.learn(password);
        history.add("change password", customer.instance().id().name());
        customer.instance().edit(resource -> resource.getSpec().setPassword(password));
    }

    private void database(Instance instance) {
        String database = DATABASES.get(random.nextInt(DATABASES.size()));
        history.add("change database", instance.id().name() + " " + database);
        instance.edit(resource -> resource.getSpec().setDatabase(database));
    }

    private void setting(Instance instance) {
        int connections = 100 + random.nextInt(100);
        history.add("change setting", instance.id().name() + " " + connections);
        instance.edit(resource -> resource.getSpec().setConfig(Map.of("max_connections", String.valueOf(connections))));
    }

    private void backup(Instance instance) {
        String name = "asked-" + made++;
        history.add("ask for a backup", instance.id().name() + " " + name);
        instance.backups().ask(name);
    }

    private void damage(Instance instance) {
        ObjectRole role = DAMAGE.get(random.nextInt(DAMAGE.size()));
        Optional<? extends HasMetadata> object = instance.object(role);
        object.ifPresent(it -> {
            history.add("delete by hand", role.title() + " of " + instance.id().name());
            client.resource(it).delete();
        });
    }
}

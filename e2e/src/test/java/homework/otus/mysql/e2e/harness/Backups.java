package homework.otus.mysql.e2e.harness;

import homework.otus.mysql.k8s.crd.MySQLBackup;
import homework.otus.mysql.k8s.crd.MySQLBackupStatus;
import homework.otus.mysql.k8s.read.BackupFacts;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;

/** The MySQLBackup resources of an instance, as people handle them, and the files that they stand for. */
public final class Backups {
    private final InstanceId instance;
    private final KubernetesClient client;

    Backups(InstanceId instance, KubernetesClient client) {
        this.instance = instance;
        this.client = client;
    }

    /** Asks for a backup, with kubectl. */
    public void ask(String name) {
        String manifest = """
                apiVersion: otus.homework/v1
                kind: MySQLBackup
                metadata:
                  name: %s
                spec:
                  instanceRef:
                    name: %s
                """.formatted(name, instance.name());
        kubectl(manifest, "apply", "-f", "-");
    }

    /** The same, and waits until it is there; gives the name of its directory on the volume. */
    public String take(String name) {
        ask(name);
        awaitPhase(name, "Succeeded");
        return String.valueOf(status(name).getBackupId());
    }

    public void awaitPhase(String name, String phase) {
        Patience.await(
                "MySQLBackup " + name + " is " + phase,
                () -> phase.equals(status(name).getPhase()));
    }

    /** Asks for the deletion, with kubectl, and does not wait for it. */
    public void delete(String name) {
        kubectl("", "delete", "msb", name, "--wait=false");
    }

    public void awaitGone(String name) {
        Patience.await("MySQLBackup " + name + " is gone", () -> find(name).isEmpty());
    }

    /** Waits for words in the message of its status. */
    public void awaitMessage(String name, String words) {
        Patience.await(
                "MySQLBackup " + name + " says: " + words,
                () -> String.valueOf(status(name).getMessage()).contains(words));
    }

    public Optional<MySQLBackup> find(String name) {
        return Optional.ofNullable(client.resources(MySQLBackup.class)
                .inNamespace(instance.namespace())
                .withName(name)
                .get());
    }

    public MySQLBackup stored(String name) {
        return find(name).orElseThrow(() -> new AssertionError("there is no MySQLBackup " + name));
    }

    /** Empty until something is written into it. */
    public MySQLBackupStatus status(String name) {
        return Optional.ofNullable(stored(name).getStatus()).orElseGet(MySQLBackupStatus::new);
    }

    /** Those of this instance, in the order of their names. */
    public List<MySQLBackup> all() {
        return client.resources(MySQLBackup.class).inNamespace(instance.namespace()).list().getItems().stream()
                .filter(backup -> BackupFacts.instanceOf(backup).equals(Optional.of(instance)))
                .toList();
    }

    /** What the Events on it say. */
    public List<String> events(String name) {
        return client.v1().events().inNamespace(instance.namespace()).list().getItems().stream()
                .filter(event -> "MySQLBackup".equals(event.getInvolvedObject().getKind())
                        && name.equals(event.getInvolvedObject().getName()))
                .map(event -> event.getType() + " " + event.getReason() + ": " + event.getMessage())
                .toList();
    }

    /** What kubectl shows of it, headings first. */
    public String columns(String name) {
        return kubectl("", "get", "msb", name);
    }

    /** Checks the files of the backup volume with a bash script, in which the volume is the working directory. */
    public void onVolume(Cluster cluster, String script) {
        OnVolume.run(cluster, instance, ObjectRole.BACKUP_CLAIM, "cd /volume; " + script);
    }

    /** Runs kubectl in the namespace of the instance; gives what it prints, and fails when it does. */
    public String kubectl(String input, String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "-n";
        all[arguments.length + 1] = instance.namespace();
        Kubectl.Result result = Kubectl.with(input, all);
        if (!result.ok()) {
            throw new AssertionError("kubectl " + String.join(" ", all) + ": " + result.err());
        }
        return result.out();
    }
}

package homework.otus.mysql.e2e.harness;

import homework.otus.mysql.k8s.Labels;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The rows of a server, by its own client inside its pod; that works on every cluster. */
public final class Rows {
    private static final int LONGEST_SECONDS = 60;
    private static final String CLIENT =
            "MYSQL_PWD=$MYSQL_ROOT_PASSWORD exec mysql --no-defaults --protocol=TCP --host=127.0.0.1 --user=root"
                    + " --batch --skip-column-names --default-character-set=utf8mb4 --execute=\"$1\"";

    private final InstanceId id;
    private final KubernetesClient client;

    Rows(InstanceId id, KubernetesClient client) {
        this.id = id;
        this.client = client;
    }

    /** Runs statements, with the password that the server was started with; gives the rows, tabs between columns. */
    public List<String> sql(String statements) {
        return run("bash", "-c", CLIENT, "sql", statements).lines().toList();
    }

    /** The same with that password of root. */
    public List<String> sql(String statements, String password) {
        return run("bash", "-c", CLIENT.replace("$MYSQL_ROOT_PASSWORD", "$2"), "sql", statements, password)
                .lines()
                .toList();
    }

    /** What the server says to a login of root with that password; empty when it lets root in. */
    public String refusal(String password) {
        try {
            sql("do 0", password);
            return "";
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Creates the table {@code test} with two rows. */
    public void write() {
        sql("create table `otus-database`.test (id int primary key, name varchar(64));"
                + " insert into `otus-database`.test values (1, 'first'), (2, 'zweite Zeile – ü')");
    }

    /** What {@link #write} wrote. */
    public List<String> read() {
        return sql("select * from `otus-database`.test order by id");
    }

    /** Runs a command in the server's container and gives what it wrote; a failure is an error. */
    public String run(String... command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (ExecWatch watch = client.pods()
                .inNamespace(id.namespace())
                .withName(pod().getMetadata().getName())
                .inContainer("mysql")
                .writingOutput(out)
                .writingError(err)
                .exec(command)) {
            int status = watch.exitCode().get(LONGEST_SECONDS, TimeUnit.SECONDS);
            if (status != 0) {
                throw new IllegalStateException("exit status " + status + ": " + text(err));
            }
            return text(out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("exec in the pod of " + id + ": " + text(err), e);
        }
    }

    /** The pod of the server that is not on its way out. */
    public Pod pod() {
        return client
                .pods()
                .inNamespace(id.namespace())
                .withLabels(Labels.identity(id, ObjectRole.WORKLOAD))
                .list()
                .getItems()
                .stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(id + " has no pod"));
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

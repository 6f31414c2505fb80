package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Cluster;
import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.MortalOperator;
import homework.otus.mysql.e2e.harness.OperatorProcess;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.e2e.proxy.ApiProxy;
import homework.otus.mysql.e2e.proxy.Fault;
import homework.otus.mysql.e2e.proxy.Request;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Among the stored resources there are some of a shape that the definition does not know, as an edit of it can leave behind: the others
 * are served. An API server does not store such, so a proxy puts them into its lists.
 */
class OddResourceE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("odd");

    private static final String ODD =
            "{\"apiVersion\":\"otus.homework/v1\",\"kind\":\"%s\",\"metadata\":{\"namespace\":\"%s\",\"name\":\"odd\","
                    + "\"uid\":\"odd\",\"resourceVersion\":\"1\"},\"spec\":%s,\"status\":[1,\"text\"]}";

    @Test
    void theOthersAreServed() {
        String namespace = LAB.namespaces().get(0);
        Instance mysql = LAB.instance("mysql-instance");
        mysql.create();
        String listed = Serialization.asJson(mysql.stored());
        String version = mysql.stored().getMetadata().getResourceVersion();
        Fault resources =
                Fault.say(list("MySQL", version, ODD.formatted("MySQL", namespace, "\"text\"") + "," + listed));
        Fault backups = Fault.say(list(
                "MySQLBackup",
                version,
                ODD.formatted("MySQLBackup", namespace, "\"text\"") + ","
                        + ODD.formatted("MySQLBackup", namespace, "{\"instanceRef\":[]}")));
        try (ApiProxy proxy = new ApiProxy(LAB.cluster())) {
            proxy.meet(request ->
                    lists(request, "/mysqls") ? resources : lists(request, "/mysqlbackups") ? backups : Fault.none());
            Path kubeconfig = proxy.kubeconfig(Cluster.file("e2e/target/proxy/" + namespace), "{}");
            try (OperatorProcess operator =
                    MortalOperator.start(Map.of("KUBECONFIG", kubeconfig.toString()), LAB, "--leader-elect=false")) {
                Patience.await(
                        "it is served",
                        () -> mysql.object(ObjectRole.DATA_VOLUME).isPresent());
                assertThat(operator.output()).contains("watching");
            }
        }
    }

    private static String list(String kind, String version, String items) {
        return "{\"apiVersion\":\"otus.homework/v1\",\"kind\":\"" + kind + "List\",\"metadata\":{\"resourceVersion\":\""
                + version + "\"},\"items\":[" + items + "]}";
    }

    private static boolean lists(Request request, String plural) {
        return !request.isWatch()
                && request.method().equals("GET")
                && request.path().endsWith(plural);
    }
}

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
import homework.otus.mysql.model.ObjectRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The token of the operator expires, and a while later its file has another one, as kubelet and cloud providers do it: the operator
 * goes on without a new start. The proxy knows which token is good.
 */
class ExpiredTokenE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("token");

    private static final int REFUSED = 5;
    private static final String OLD = "token-that-expires";
    private static final String NEW = "token-that-follows";

    @Test
    void aKubeconfigIsReadAgain() {
        try (ApiProxy proxy = new ApiProxy(LAB.cluster())) {
            Path file = file("kubeconfig");
            proxy.kubeconfig(file, "{token: " + OLD + "}");
            Map<String, String> environment = Map.of("KUBECONFIG", file.toString());
            goesOnWithAnother(
                    "of-kubeconfig", proxy, environment, () -> proxy.kubeconfig(file, "{token: " + NEW + "}"));
        }
    }

    /** Inside of a pod there is no kubeconfig, but a file with the token of its account. */
    @Test
    void theTokenOfAnAccountIsReadAgain() throws IOException {
        try (ApiProxy proxy = new ApiProxy(LAB.cluster())) {
            Path file = Files.writeString(file("account"), OLD);
            Map<String, String> environment = Map.of(
                    "KUBERNETES_AUTH_TRYKUBECONFIG",
                    "false",
                    "KUBERNETES_MASTER",
                    proxy.url(),
                    "KUBERNETES_AUTH_SERVICEACCOUNT_TOKEN",
                    file.toString());
            goesOnWithAnother("of-account", proxy, environment, () -> write(file, NEW));
        }
    }

    private static void goesOnWithAnother(
            String name, ApiProxy proxy, Map<String, String> environment, Runnable renew) {
        accept(proxy, OLD);
        try (OperatorProcess operator = MortalOperator.start(environment, LAB, "--leader-elect=false")) {
            Patience.await("it works", () -> operator.output().contains("watching"));
            int before = refused(proxy);
            assertThat(before).as("refused with the first token").isZero();
            accept(proxy, NEW);
            proxy.cutAll(request -> true);
            Instance mysql = LAB.instance(name);
            mysql.create();
            Patience.await("it is refused", () -> refused(proxy) >= REFUSED);
            assertThat(mysql.object(ObjectRole.DATA_VOLUME)).isEmpty();

            renew.run();
            Patience.await(
                    "it works again", () -> mysql.object(ObjectRole.DATA_CLAIM).isPresent());
            assertThat(operator.hasEnded()).as(operator.output()).isFalse();
            assertThat(operator.output()).doesNotContain(OLD, NEW);
        }
    }

    private static void accept(ApiProxy proxy, String token) {
        Fault unauthorized = Fault.answer(401, "Unauthorized");
        proxy.meet(request -> request.token().equals(Optional.of(token)) ? Fault.none() : unauthorized);
    }

    private static int refused(ApiProxy proxy) {
        return (int) proxy.exchanges().stream()
                .filter(exchange -> exchange.status() == 401)
                .count();
    }

    private static Path file(String name) {
        try {
            Path directory = Files.createDirectories(Cluster.file("e2e/target/proxy"));
            return directory.resolve(LAB.namespaces().get(0) + "-" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

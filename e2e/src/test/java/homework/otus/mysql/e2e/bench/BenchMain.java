package homework.otus.mysql.e2e.bench;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The parts of {@code e2e/bench} that are programs: {@code define CRD}, {@code create PREFIX NUMBER}, {@code one PREFIX}, {@code stand-in}, {@code
 * await PREFIX NUMBER SECONDS}, {@code bare AUDIT-LOG USER PREFIX CONNECTIONS}, each after the name of a kubeconfig.
 */
public final class BenchMain {
    private BenchMain() {}

    public static void main(String... arguments) throws Exception {
        Config config = Config.fromKubeconfig(new File(arguments[0]));
        config.setHttp2Disable(true);
        KubernetesClient client =
                new KubernetesClientBuilder().withConfig(config).build();
        switch (arguments[1]) {
            case "define" -> new Load(client).define(Path.of(arguments[2]));
            case "create" -> new Load(client).create(arguments[2], Integer.parseInt(arguments[3]));
            case "one" -> System.out.println(new Load(client).one(arguments[2]));
            case "stand-in" -> {
                new StandIn(client).start();
                System.out.println("stands in");
                Thread.sleep(Duration.ofDays(1).toMillis());
            }
            case "await" -> {
                Duration limit = Duration.ofSeconds(Long.parseLong(arguments[4]));
                System.out.println(new Load(client).awaitReady(arguments[2], Integer.parseInt(arguments[3]), limit));
            }
            case "bare" ->
                System.out.println(new BareLoop(config)
                        .run(Path.of(arguments[2]), arguments[3], arguments[4], Integer.parseInt(arguments[5])));
            default -> throw new IllegalArgumentException(arguments[1]);
        }
        System.exit(0);
    }
}

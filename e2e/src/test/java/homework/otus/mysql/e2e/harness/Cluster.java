package homework.otus.mysql.e2e.harness;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cluster that the tests run on: the one that KUBECONFIG names, or else the local one when it is up. */
public final class Cluster {
    private static final Path ROOT = root();
    private static final Finding FOUND = look();

    private final Path kubeconfig;
    private final KubernetesClient client;

    /** The cluster, or why there is none. */
    private record Finding(Optional<Cluster> cluster, String why) {}

    private Cluster(Path kubeconfig) {
        this.kubeconfig = kubeconfig;
        this.client = newClient();
    }

    static Optional<Cluster> find() {
        return FOUND.cluster();
    }

    /** Why there is no cluster. */
    static String whyNone() {
        return FOUND.why();
    }

    public static Cluster get() {
        return FOUND.cluster().orElseThrow(() -> new IllegalStateException(FOUND.why()));
    }

    public KubernetesClient client() {
        return client;
    }

    /** A client of its own, for something that is stopped and started. */
    public KubernetesClient newClient() {
        Config config = Config.fromKubeconfig(new File(kubeconfig.toString()));
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    /** The same with no more rights than those of a service account. */
    public KubernetesClient newClientAs(String namespace, String account) {
        Config config = Config.fromKubeconfig(new File(kubeconfig.toString()));
        config.setImpersonateUsername("system:serviceaccount:" + namespace + ":" + account);
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    public Path kubeconfig() {
        return kubeconfig;
    }

    /** A file of the repository. */
    public static Path file(String path) {
        return ROOT.resolve(path);
    }

    /** Makes the kinds MySQL and MySQLBackup known, as this checkout defines them. */
    public void define() {
        try (InputStream definitions = Files.newInputStream(file("mysql-operator-app/deploy/crd.yaml"))) {
            client.load(definitions).items().forEach(definition -> {
                client.resource(definition).forceConflicts().serverSideApply();
                String name = definition.getMetadata().getName();
                Patience.await(name + " is served", () -> isServed(name));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isServed(String definition) {
        return client
                .apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName(definition)
                .get()
                .getStatus()
                .getConditions()
                .stream()
                .anyMatch(condition -> condition.getType().equals("Established")
                        && condition.getStatus().equals("True"));
    }

    private static Finding look() {
        String named = System.getenv("KUBECONFIG");
        Path file;
        if (named == null || named.isBlank()) {
            Shell.Result result = Shell.run(List.of(file("e2e/cluster").toString(), "kubeconfig"), Map.of(), "");
            if (!result.ok()) {
                return none("KUBECONFIG is not set, and " + result.err());
            }
            file = Path.of(result.out().strip());
        } else {
            file = Path.of(named);
        }
        if (!Files.isReadable(file)) {
            return none("there is no kubeconfig at " + file);
        }
        try {
            Cluster cluster = new Cluster(file);
            cluster.client.getKubernetesVersion();
            return new Finding(Optional.of(cluster), "");
        } catch (RuntimeException e) {
            return none("the cluster of " + file + " does not answer: " + e.getMessage());
        }
    }

    private static Finding none(String why) {
        System.err.println("\n*** THERE IS NO CLUSTER FOR THE END-TO-END TESTS: " + why
                + "\n*** Start one with e2e/cluster up, or name yours with KUBECONFIG.\n");
        return new Finding(Optional.empty(), why);
    }

    /** Where the repository is: Maven says so, and an IDE starts below it. */
    private static Path root() {
        Path here = Path.of(System.getProperty("project.root", "")).toAbsolutePath();
        for (Path up = here; up != null; up = up.getParent()) {
            if (Files.exists(up.resolve("e2e/cluster"))) {
                return up;
            }
        }
        throw new IllegalStateException("no e2e/cluster above " + here);
    }
}

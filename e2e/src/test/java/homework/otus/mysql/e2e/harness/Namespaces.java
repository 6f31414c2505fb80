package homework.otus.mysql.e2e.harness;

import homework.otus.mysql.k8s.Labels;
import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.MySQLBackup;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** Makes the namespaces of one run of tests, and leaves nothing of them behind: no object, no volume, no file. */
final class Namespaces implements AutoCloseable {
    private static final String RUN =
            String.format(Locale.ROOT, "%06x", ThreadLocalRandom.current().nextInt(1 << 24));
    private static final String OF_TESTS = "otus.homework/e2e";

    private final Cluster cluster;
    private final List<String> there = new CopyOnWriteArrayList<>();
    private final List<String> going = new CopyOnWriteArrayList<>();

    Namespaces(Cluster cluster) {
        this.cluster = cluster;
        // Tests that are interrupted leave no namespace behind either, only directories.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> there.forEach(this::remove), "namespaces"));
    }

    /** The directory of the node below which the volumes of this run are. */
    static Path hostPathRoot() {
        return Path.of(System.getProperty("java.io.tmpdir"), "mysql-operator-e2e-" + RUN);
    }

    String create(String word) {
        String name = "e2e-" + word + "-" + RUN;
        cluster.client()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .addToLabels(OF_TESTS, RUN)
                        .endMetadata()
                        .build())
                .create();
        there.add(name);
        return name;
    }

    /** Begins to remove a namespace with all that is in it. No operator may act on it any more. */
    void remove(String namespace) {
        KubernetesClient client = cluster.client();
        client.namespaces().withName(namespace).delete();
        PatchContext merge = PatchContext.of(PatchType.JSON_MERGE);
        for (Class<? extends HasMetadata> guarded : List.of(MySQL.class, MySQLBackup.class)) {
            client.resources(guarded)
                    .inNamespace(namespace)
                    .resources()
                    .forEach(resource -> resource.patch(merge, "{\"metadata\":{\"finalizers\":null}}"));
        }
        client.resources(PersistentVolume.class)
                .withLabel(Labels.NAMESPACE, namespace)
                .delete();
        there.remove(namespace);
        going.add(namespace);
    }

    /** Waits for what was removed, and removes the files of the volumes where the node shares this file system. */
    @Override
    public void close() throws IOException {
        for (String namespace : going) {
            Patience.await(
                    namespace + " is gone",
                    () -> cluster.client().namespaces().withName(namespace).get() == null);
        }
        Path root = hostPathRoot();
        if (Files.isDirectory(root)) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}

package homework.otus.mysql.e2e.bench;

import homework.otus.mysql.k8s.crd.MySQL;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The resources that a measurement is about. */
final class Load {
    /** As many as a namespace has at most. */
    private static final int PER_NAMESPACE = 50;

    private static final int THREADS = 4;

    private final KubernetesClient client;

    Load(KubernetesClient client) {
        this.client = client;
    }

    /** The definitions and a node. */
    void define(Path crd) throws IOException, InterruptedException {
        try (InputStream definitions = Files.newInputStream(crd)) {
            client.load(definitions).items().forEach(it -> client.resource(it).create());
        }
        addNode();
        while (true) {
            try {
                client.resources(MySQL.class).inAnyNamespace().list();
                return;
            } catch (RuntimeException e) {
                Thread.sleep(200); // the definition is not served yet
            }
        }
    }

    /** The API server gives each new node a taint, which somebody takes off when it is ready. */
    private void addNode() {
        var node = client.resource(new NodeBuilder()
                        .withNewMetadata()
                        .withName(StandIn.NODE)
                        .addToLabels("kubernetes.io/hostname", StandIn.NODE)
                        .endMetadata()
                        .build())
                .create();
        PatchContext merge = PatchContext.of(PatchType.JSON_MERGE);
        client.resource(node).patch(merge, "{\"spec\":{\"taints\":null}}");
        client.resource(node)
                .subresource("status")
                .patch(merge, "{\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}");
    }

    /** Creates {@code number} resources whose names begin with {@code prefix}. */
    void create(String prefix, int number) throws InterruptedException {
        for (int i = 0; i < number; i += PER_NAMESPACE) {
            String namespace = namespace(prefix, i);
            client.resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName(namespace)
                            .endMetadata()
                            .build())
                    .create();
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (int i = 0; i < number; i++) {
            String name = name(prefix, i);
            String namespace = namespace(prefix, i);
            threads.execute(() -> create(namespace, name));
        }
        threads.shutdown();
        if (!threads.awaitTermination(10, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the resources cannot be created");
        }
    }

    private void create(String namespace, String name) {
        String manifest = """
                {"apiVersion":"otus.homework/v1","kind":"MySQL","metadata":{"name":"%s","namespace":"%s"},
                 "spec":{"image":"mysql:9.7","database":"otus-database","password":"otuspassword","storage_size":"1Gi"}}""".formatted(name, namespace);
        client.raw("/apis/otus.homework/v1/namespaces/" + namespace + "/mysqls", "POST", manifest);
    }

    private static String namespace(String prefix, int number) {
        return "bench-%s%03d".formatted(prefix, number / PER_NAMESPACE);
    }

    private static String name(String prefix, int number) {
        return "%s%05d".formatted(prefix, number);
    }

    /** Creates one, and gives the time until it is Ready in ms. */
    long one(String prefix) throws InterruptedException {
        long begun = System.currentTimeMillis();
        create(prefix, 1);
        return awaitReady(prefix, 1, Duration.ofMinutes(5)) - begun;
    }

    /** Waits until {@code number} resources whose names begin with {@code prefix} are Ready; gives the time of the last in ms. */
    long awaitReady(String prefix, int number, Duration limit) throws InterruptedException {
        Set<String> ready = ConcurrentHashMap.newKeySet();
        CountDownLatch all = new CountDownLatch(1);
        long[] last = {0};
        ResourceEventHandler<MySQL> handler = new ResourceEventHandler<>() {
            @Override
            public void onAdd(MySQL resource) {
                if (resource.getMetadata().getName().startsWith(prefix)
                        && resource.getStatus() != null
                        && "Ready".equals(resource.getStatus().getState())
                        && ready.add(resource.getMetadata().getName())
                        && ready.size() == number) {
                    last[0] = System.currentTimeMillis();
                    all.countDown();
                }
            }

            @Override
            public void onUpdate(MySQL before, MySQL after) {
                onAdd(after);
            }

            @Override
            public void onDelete(MySQL resource, boolean unknown) {}
        };
        SharedIndexInformer<MySQL> informer =
                client.resources(MySQL.class).inAnyNamespace().inform(handler);
        if (!all.await(limit.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException(ready.size() + " of " + number + " are Ready after " + limit);
        }
        informer.stop();
        return last[0];
    }
}

package homework.otus.mysql.operator.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An API server with some MySQL resources in one namespace and nothing else, to which the commands talk while it is
 * open. It only reads: anything but a GET is answered with 405.
 */
public final class FakeCluster implements AutoCloseable {
    private static final List<String> SETTINGS = List.of("kubernetes.master", "kubernetes.auth.tryKubeConfig");
    private static final String RESOURCES = "/apis/otus.homework/v1/namespaces/default/mysqls";

    private final HttpServer server;
    /** In the order in which they were stored: a list promises none. */
    private final Map<String, String> resources = new LinkedHashMap<>();

    public FakeCluster() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        System.setProperty(
                "kubernetes.master", "http://127.0.0.1:" + server.getAddress().getPort());
        System.setProperty("kubernetes.auth.tryKubeConfig", "false");
    }

    /** Stores the example under {@code name}. */
    public FakeCluster with(String name) throws IOException {
        String yaml = Files.readString(Path.of("deploy/examples/mysql-instance.yaml"))
                .replace("mysql-instance", name)
                .replace("  name:", "  namespace: default\n  uid: life-of-" + name + "\n  generation: 1\n  name:");
        KubernetesSerialization serialization = new KubernetesSerialization();
        resources.put(name, serialization.asJson(serialization.unmarshal(yaml, Map.class)));
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String found = exchange.getRequestMethod().equals("GET") ? find(path) : "";
        byte[] body = (found.isEmpty() ? "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"code\":404}" : found)
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        int missing = exchange.getRequestMethod().equals("GET") ? 404 : 405;
        exchange.sendResponseHeaders(found.isEmpty() ? missing : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String find(String path) {
        if (path.startsWith("/apis/otus.homework/") && path.endsWith("/mysqls")) {
            return list("otus.homework/v1", "MySQLList", path.equals(RESOURCES) ? resources.values() : List.of());
        }
        if (path.startsWith("/apis/otus.homework/") && path.endsWith("/mysqlbackups")) {
            return list("otus.homework/v1", "MySQLBackupList", List.of());
        }
        if (path.endsWith("/pods")) {
            return list("v1", "PodList", List.of());
        }
        if (path.endsWith("/persistentvolumes")) {
            return list("v1", "PersistentVolumeList", List.of());
        }
        if (path.endsWith("/nodes")) {
            return list("v1", "NodeList", List.of(NODE));
        }
        return path.startsWith(RESOURCES + "/")
                ? resources.getOrDefault(path.substring(RESOURCES.length() + 1), "")
                : "";
    }

    private static final String NODE =
            "{\"metadata\":{\"name\":\"node1\"},\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}";

    private static String list(String apiVersion, String kind, Iterable<String> items) {
        return "{\"apiVersion\":\"" + apiVersion + "\",\"kind\":\"" + kind + "\",\"metadata\":{},\"items\":["
                + String.join(",", items) + "]}";
    }

    @Override
    public void close() {
        SETTINGS.forEach(System::clearProperty);
        server.stop(0);
    }
}

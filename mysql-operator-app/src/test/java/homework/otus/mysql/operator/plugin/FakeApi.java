package homework.otus.mysql.operator.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Splitter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * An API server that keeps what it is given: it creates, reads, lists, merges and deletes, and knows nothing of what the
 * objects mean. What really happens is tried by KubectlPluginE2E.
 */
final class FakeApi implements AutoCloseable {
    static final String NAMESPACE = "team";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> KINDS = Map.of(
            "mysqls",
            "MySQL",
            "mysqlbackups",
            "MySQLBackup",
            "secrets",
            "Secret",
            "jobs",
            "Job",
            "pods",
            "Pod",
            "nodes",
            "Node",
            "persistentvolumes",
            "PersistentVolume");

    private final HttpServer server;
    private final Map<String, ObjectNode> objects = new ConcurrentSkipListMap<>();
    private final Path kubeconfig;

    FakeApi(Path folder) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        kubeconfig = Files.writeString(
                folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                current-context: mine
                clusters:
                - {name: here, cluster: {server: "http://127.0.0.1:%d"}}
                users:
                - {name: me, user: {}}
                contexts:
                - {name: mine, context: {cluster: here, user: me, namespace: %s}}
                - {name: other, context: {cluster: here, user: me, namespace: elsewhere}}
                """.formatted(server.getAddress().getPort(), NAMESPACE));
    }

    String kubeconfig() {
        return kubeconfig.toString();
    }

    /** Stores an object of the namespace, given as JSON with single quotes. */
    FakeApi with(String plural, String name, String json) {
        return with(NAMESPACE, plural, name, json);
    }

    FakeApi with(String namespace, String plural, String name, String json) {
        ObjectNode object = parse(json.replace('\'', '"'));
        object.withObject("/metadata").put("name", name);
        store(path(namespace, plural) + "/" + name, namespace, plural, object);
        return this;
    }

    JsonNode stored(String plural, String name) {
        JsonNode object = objects.get(path(NAMESPACE, plural) + "/" + name);
        return object == null ? JSON.missingNode() : object;
    }

    List<String> names(String plural) {
        String path = path(NAMESPACE, plural) + "/";
        return objects.keySet().stream()
                .filter(key -> key.startsWith(path))
                .map(key -> key.substring(path.length()))
                .toList();
    }

    private static String path(String namespace, String plural) {
        String group = switch (plural) {
            case "mysqls", "mysqlbackups" -> "/apis/otus.homework/v1";
            case "jobs" -> "/apis/batch/v1";
            default -> "/api/v1";
        };
        return group + "/namespaces/" + namespace + "/" + plural;
    }

    private void store(String path, String namespace, String plural, ObjectNode object) {
        object.put("kind", KINDS.get(plural));
        object.put("apiVersion", path.startsWith("/api/v1") ? "v1" : path.replaceAll("^/apis/([^/]+/[^/]+)/.*", "$1"));
        ObjectNode metadata = object.withObject("/metadata");
        metadata.put("namespace", namespace);
        metadata.put("uid", "uid-of-" + metadata.path("name").asText());
        if (!metadata.has("creationTimestamp")) {
            metadata.put("creationTimestamp", "2026-01-01T00:00:00Z");
        }
        metadata.put("generation", metadata.path("generation").asLong(1));
        objects.put(path, object);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        switch (exchange.getRequestMethod()) {
            case "GET" -> get(exchange, path);
            case "POST" -> create(exchange, path, parse(body));
            case "PATCH" -> merge(exchange, path, parse(body));
            case "DELETE" -> reply(exchange, objects.remove(path) == null ? 404 : 200, parse("{}"));
            default -> reply(exchange, 405, parse("{}"));
        }
    }

    private void get(HttpExchange exchange, String path) throws IOException {
        ObjectNode object = objects.get(path);
        List<String> parts = Splitter.on('/').splitToList(path);
        String plural = parts.get(parts.size() - 1);
        if (object != null) {
            reply(exchange, 200, object);
        } else if (KINDS.containsKey(plural)) {
            ObjectNode list = parse("{\"metadata\":{}}");
            list.put("kind", KINDS.get(plural) + "List");
            boolean everywhere = !path.contains("/namespaces/");
            objects.entrySet().stream()
                    .filter(entry -> everywhere
                            ? entry.getKey().contains("/" + plural + "/")
                            : entry.getKey().startsWith(path + "/"))
                    .forEach(entry -> list.withArray("items").add(entry.getValue()));
            list.withArray("items");
            reply(exchange, 200, list);
        } else {
            reply(exchange, 404, status("NotFound", path + " not found"));
        }
    }

    private void create(HttpExchange exchange, String path, ObjectNode object) throws IOException {
        String name = object.path("metadata").path("name").asText();
        if (objects.containsKey(path + "/" + name)) {
            reply(exchange, 409, status("AlreadyExists", name + " already exists"));
        } else if (name.contains("_")) {
            reply(exchange, 422, status("Invalid", name + " is no valid name"));
        } else {
            List<String> parts = Splitter.on('/').splitToList(path);
            store(path + "/" + name, parts.get(parts.size() - 2), parts.get(parts.size() - 1), object);
            reply(exchange, 201, object);
        }
    }

    private void merge(HttpExchange exchange, String path, ObjectNode patch) throws IOException {
        ObjectNode object = objects.get(path);
        if (object == null) {
            reply(exchange, 404, status("NotFound", path + " not found"));
        } else {
            JSON.readerForUpdating(object.withObject("/spec")).readValue(patch.path("spec"));
            reply(exchange, 200, object);
        }
    }

    private static ObjectNode status(String reason, String message) {
        return JSON.createObjectNode()
                .put("kind", "Status")
                .put("apiVersion", "v1")
                .put("reason", reason)
                .put("message", message);
    }

    private static void reply(HttpExchange exchange, int code, JsonNode json) throws IOException {
        byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static ObjectNode parse(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError(json, e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

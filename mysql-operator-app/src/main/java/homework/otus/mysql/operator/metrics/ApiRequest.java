package homework.otus.mysql.operator.metrics;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/** A request to the API server, as its audit log would name it. */
final class ApiRequest {
    private ApiRequest() {}

    /**
     * The verb of a request: get, list, watch, create, update, patch, delete, deletecollection. Paths are those of the Kubernetes
     * API conventions.
     */
    static String verb(String method, URI uri) {
        return switch (method.toUpperCase(Locale.ROOT)) {
            case "GET", "HEAD" -> isWatch(uri) ? "watch" : isCollection(uri) ? "list" : "get";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> isCollection(uri) ? "deletecollection" : "delete";
            default -> "other";
        };
    }

    private static boolean isWatch(URI uri) {
        String query = uri.getQuery();
        return query != null && List.of(query.split("&")).contains("watch=true");
    }

    /** {@code /api/v1/RESOURCE} or {@code /apis/GROUP/VERSION/RESOURCE}, with {@code namespaces/NAME} before the resource or not. */
    private static boolean isCollection(URI uri) {
        String path = uri.getPath() == null ? "" : uri.getPath();
        int base = Math.max(path.indexOf("/api/"), path.indexOf("/apis/"));
        if (base < 0) {
            return false;
        }
        List<String> parts = List.of(path.substring(base + 1).split("/"));
        int root = parts.get(0).equals("api") ? 2 : 3;
        boolean inNamespace = parts.size() > root + 2 && parts.get(root).equals("namespaces");
        return parts.size() - root - (inNamespace ? 2 : 0) == 1;
    }
}

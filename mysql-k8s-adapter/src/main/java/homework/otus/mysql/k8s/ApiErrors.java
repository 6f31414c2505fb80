package homework.otus.mysql.k8s;

import com.google.common.base.Throwables;
import homework.otus.mysql.k8s.AdapterException.Code;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.function.Supplier;

/** Turns the client's errors into ours. */
public final class ApiErrors {
    private ApiErrors() {}

    /**
     * Makes one call to the API server.
     *
     * @param what in words what the call does, for the message
     */
    public static <T> T calling(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (KubernetesClientException e) {
            throw translate(what, e);
        }
    }

    /** The typed error for what the client threw. */
    public static AdapterException translate(String what, KubernetesClientException error) {
        return new AdapterException(code(error), what + ": " + words(error), error);
    }

    private static Code code(KubernetesClientException error) {
        int http = error.getCode();
        return switch (http) {
            case 401 -> Code.UNAUTHORIZED;
            case 403 -> Code.FORBIDDEN;
            case 404 -> Code.NOT_FOUND;
            case 409 -> isAlreadyThere(error.getStatus()) ? Code.ALREADY_THERE : Code.CONFLICT;
            case 429 -> Code.BUSY;
            default -> withoutStatusOrOther(http);
        };
    }

    private static Code withoutStatusOrOther(int http) {
        if (http <= 0) {
            return Code.UNREACHABLE; // The client has no HTTP status: the request or its answer did not get through.
        }
        return http >= 500 ? Code.SERVER_ERROR : Code.REFUSED;
    }

    private static boolean isAlreadyThere(Status status) {
        return status != null && "AlreadyExists".equals(status.getReason());
    }

    private static String words(KubernetesClientException error) {
        Status status = error.getStatus();
        if (status != null && status.getMessage() != null) {
            return status.getMessage();
        }
        Throwable root = Throwables.getRootCause(error);
        String message = root.getMessage();
        return message == null ? root.getClass().getSimpleName() : message;
    }
}

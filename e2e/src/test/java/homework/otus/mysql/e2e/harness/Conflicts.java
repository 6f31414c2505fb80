package homework.otus.mysql.e2e.harness;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/** Changes of objects that the operator writes to as well: who was too late looks again, as any user has to. */
final class Conflicts {
    private static final int TRIES = 20;

    private Conflicts() {}

    /** Does {@code change}, which reads and writes, until nobody has written in between. */
    static void retry(Runnable change) {
        for (int left = TRIES; ; left--) {
            try {
                change.run();
                return;
            } catch (KubernetesClientException e) {
                if (e.getCode() != HttpURLConnection.HTTP_CONFLICT || left == 0) {
                    throw e;
                }
            }
        }
    }
}

package homework.otus.mysql.e2e.harness;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A server that takes no write for a while: whatever changes it stands still there, to be met in the middle. */
public final class HeldServer {
    private static final String HELD = "held by the test";
    /** It ends by itself, should the test die. */
    private static final int LONGEST_SECONDS = 50;

    private final Rows rows;
    private final String password;

    private HeldServer(Rows rows, String password) {
        this.rows = rows;
        this.password = password;
    }

    /** Does {@code work} while the server of {@code instance} is held, whose root has that password until then. */
    public static void meanwhile(Instance instance, String password, Runnable work) {
        HeldServer server = new HeldServer(instance.rows(), password);
        CompletableFuture<Void> session = CompletableFuture.runAsync(server::hold);
        Patience.await("the server is held", () -> !server.sessions().isEmpty());
        try {
            work.run();
        } finally {
            server.sessions().forEach(id -> server.rows.sql("kill " + id, password));
            session.exceptionally(killed -> null).join();
        }
    }

    private void hold() {
        rows.sql("flush tables with read lock; select '" + HELD + "', sleep(" + LONGEST_SECONDS + ")", password);
    }

    private List<String> sessions() {
        return rows.sql(
                "select id from information_schema.processlist where info like 'select ''" + HELD + "''%'", password);
    }
}

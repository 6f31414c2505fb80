package homework.otus.mysql.e2e.harness;

import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.opentest4j.TestAbortedException;

/**
 * A client that inserts numbers, one statement each, and remembers those that the server has acknowledged.
 * It goes on through errors until it is stopped, as an application would.
 */
public final class CountingClient implements AutoCloseable {
    private static final int PORT = 3306;
    private static final int TIMEOUT_MILLIS = 3_000;
    private static final int PAUSE_MILLIS = 5;

    private final String url;
    private final Properties login = new Properties();
    private final ConcurrentSkipListSet<Integer> acknowledged = new ConcurrentSkipListSet<>();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Thread thread;

    /** Starts to insert into {@code table(id int primary key)}. */
    public CountingClient(Pod server, String password, String table) {
        String address = server.getStatus().getPodIP();
        requireReachable(address);
        url = "jdbc:mysql://" + address + ":" + PORT + "/?connectTimeout=" + TIMEOUT_MILLIS + "&socketTimeout="
                + TIMEOUT_MILLIS;
        login.setProperty("user", "root");
        login.setProperty("password", password);
        thread = new Thread(() -> work(table), "counting-client");
        thread.start();
    }

    /** The numbers of which the server has said that they are stored. */
    public ConcurrentSkipListSet<Integer> acknowledged() {
        return acknowledged;
    }

    @Override
    public void close() {
        stopped.set(true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(String table) {
        int[] number = {0};
        while (!stopped.get()) {
            try (Connection connection = DriverManager.getConnection(url, login);
                    PreparedStatement insert = connection.prepareStatement("insert into " + table + " values (?)")) {
                while (!stopped.get()) {
                    insert(insert, ++number[0]);
                }
            } catch (SQLException e) {
                // Not acknowledged: the number does not count, and the next attempt has another one.
                pause();
            }
        }
    }

    private void insert(PreparedStatement insert, int number) throws SQLException {
        insert.setInt(1, number);
        if (insert.executeUpdate() == 1) {
            acknowledged.add(number);
        }
        pause();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void requireReachable(String address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, PORT), TIMEOUT_MILLIS);
        } catch (IOException e) {
            String why = "pods of this cluster cannot be reached from here: nobody counts acknowledged rows";
            System.err.println("\n*** SKIPPED: " + why + "\n");
            throw new TestAbortedException(why, e);
        }
    }
}

package homework.otus.mysql.e2e.chaos;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.model.InstanceId;
import io.fabric8.kubernetes.api.model.EndpointAddress;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An application of one instance: it finds the server through its Service, as applications do, writes numbers one by one,
 * and notes each that is acknowledged. It goes on through every error, and tries each password that there ever was.
 */
final class Customer implements AutoCloseable {
    private static final String TABLE = "chaos_rows";
    private static final int TIMEOUT_MILLIS = 3_000;
    private static final int PAUSE_MILLIS = 20;
    private static final int PAUSE_WITHOUT_SERVER_MILLIS = 300;

    private final Instance instance;
    private final KubernetesClient client;
    private final Ledger ledger;
    private final Deque<String> passwords = new ConcurrentLinkedDeque<>();
    private final Set<String> databases;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Thread thread;
    private long number;

    /**
     * Begins to write.
     *
     * @param databases the names that its database may have
     */
    Customer(Instance instance, KubernetesClient client, Path ledger, Set<String> databases, String password) {
        this.instance = instance;
        this.client = client;
        this.ledger = new Ledger(ledger);
        this.databases = databases;
        learn(password);
        this.thread = new Thread(this::work, "customer-" + instance.id().name());
        this.thread.start();
    }

    Instance instance() {
        return instance;
    }

    /** Another password, which may be the one of the server from now on. */
    void learn(String password) {
        passwords.remove(password);
        passwords.addFirst(password);
    }

    /** What was acknowledged so far. */
    Set<Long> acknowledged() {
        return ledger.all();
    }

    /** What the server has now, in whichever database. */
    Set<Long> stored() throws SQLException {
        Set<Long> rows = new HashSet<>();
        try (Connection connection = connect().orElseThrow(() -> new SQLException("no server behind the Service"));
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                try (ResultSet found = statement.executeQuery("select id from " + table)) {
                    while (found.next()) {
                        rows.add(found.getLong(1));
                    }
                }
            }
        }
        return rows;
    }

    /** Writes no more. */
    void stop() {
        stopped.set(true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
        ledger.close();
    }

    private void work() {
        while (!stopped.get()) {
            try (Connection connection = connect().orElse(null)) {
                if (connection == null) {
                    pause(PAUSE_WITHOUT_SERVER_MILLIS);
                } else {
                    write(connection);
                }
            } catch (SQLException | KubernetesClientException e) {
                pause(PAUSE_WITHOUT_SERVER_MILLIS);
            }
        }
    }

    private void write(Connection connection) throws SQLException {
        String table = table(connection);
        try (PreparedStatement insert = connection.prepareStatement("insert into " + table + " values (?)")) {
            while (!stopped.get()) {
                insert.setLong(1, ++number);
                if (insert.executeUpdate() == 1) {
                    ledger.acknowledged(number);
                }
                pause(PAUSE_MILLIS);
            }
        }
    }

    private String table(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            List<String> there = tables(statement);
            if (!there.isEmpty()) {
                return there.get(0);
            }
            for (String database : databases) {
                try (ResultSet found = statement.executeQuery(
                        "select 1 from information_schema.schemata where schema_name = '" + database + "'")) {
                    if (found.next()) {
                        String table = "`" + database + "`." + TABLE;
                        statement.execute("create table " + table + " (id bigint primary key)");
                        return table;
                    }
                }
            }
        }
        throw new SQLException("no database yet");
    }

    private static List<String> tables(Statement statement) throws SQLException {
        Deque<String> tables = new ArrayDeque<>();
        try (ResultSet found = statement.executeQuery(
                "select table_schema from information_schema.tables where table_name = '" + TABLE + "'")) {
            while (found.next()) {
                tables.add("`" + found.getString(1) + "`." + TABLE);
            }
        }
        return List.copyOf(tables);
    }

    /** Empty while nobody is behind the Service, or no password fits. */
    private Optional<Connection> connect() {
        Optional<String> address = address();
        if (address.isEmpty()) {
            return Optional.empty();
        }
        String url = "jdbc:mysql://" + address.get() + ":3306/?connectTimeout=" + TIMEOUT_MILLIS + "&socketTimeout="
                + TIMEOUT_MILLIS;
        for (String password : passwords) {
            Properties login = new Properties();
            login.setProperty("user", "root");
            login.setProperty("password", password);
            try {
                return Optional.of(DriverManager.getConnection(url, login));
            } catch (SQLException e) {
                // the next password
            }
        }
        return Optional.empty();
    }

    private Optional<String> address() {
        InstanceId id = instance.id();
        Endpoints endpoints = client.endpoints()
                .inNamespace(id.namespace())
                .withName(id.name())
                .get();
        return Optional.ofNullable(endpoints).stream()
                .flatMap(found -> found.getSubsets().stream())
                .flatMap(subset -> subset.getAddresses().stream())
                .map(EndpointAddress::getIp)
                .findFirst();
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

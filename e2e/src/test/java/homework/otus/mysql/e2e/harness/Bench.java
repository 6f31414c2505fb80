package homework.otus.mysql.e2e.harness;

import homework.otus.mysql.k8s.AdapterSettings;
import homework.otus.mysql.operator.OperatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** What a {@link Lab} has set up for one test class. */
final class Bench {
    private final Cluster cluster;
    private final Namespaces spaces;
    private final List<String> namespaces;
    private final OperatorSettings settings;
    private final Roads roads;
    private final RunningOperator operator;

    Bench(Cluster cluster, Namespaces spaces, String word, int count) {
        this.cluster = cluster;
        this.spaces = spaces;
        cluster.define();
        this.namespaces = IntStream.range(0, count)
                .mapToObj(i -> spaces.create(i == 0 ? word : word + i))
                .toList();
        this.settings = OperatorSettings.builder()
                .namespaces(namespaces)
                .adapter(AdapterSettings.builder()
                        .hostPathRoot(Namespaces.hostPathRoot().toString())
                        .build())
                .build();
        this.roads = new Roads(cluster);
        this.operator = new RunningOperator(cluster, settings, roads);
    }

    Cluster cluster() {
        return cluster;
    }

    List<String> namespaces() {
        return namespaces;
    }

    OperatorSettings settings() {
        return settings;
    }

    Roads roads() {
        return roads;
    }

    RunningOperator operator() {
        return operator;
    }

    /** Takes everything down; fails when a law was broken meanwhile. */
    void clear(String testClass) throws IOException {
        operator.stop();
        namespaces.forEach(spaces::remove);
        Path file = Cluster.file("e2e/target/roads/" + testClass + ".txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, roads.history());
        Recordings.write(roads, testClass);
        String violations = roads.violations();
        if (!violations.isEmpty()) {
            throw new AssertionError(violations + "\nEvery plan of it: " + file);
        }
    }
}

package homework.otus.mysql.e2e.harness;

import homework.otus.mysql.operator.record.Recording;
import homework.otus.mysql.operator.record.SnapshotFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes what {@link Roads} has seen as files that the tests of the explorer read: one for each instance and test class,
 * into the folder that {@code -Droads.record=DIR} names (from the root of the project); without it nothing is written.
 */
final class Recordings {
    private static final String FOLDER = "roads.record";
    private static final String VERSION = "end-to-end";

    private Recordings() {}

    static void write(Roads roads, String testClass) throws IOException {
        String folder = System.getProperty(FOLDER, "");
        if (folder.isEmpty()) {
            return;
        }
        Path directory = Files.createDirectories(Cluster.file(folder));
        Set<String> names = new HashSet<>();
        for (Map.Entry<String, List<World>> road : roads.looks().entrySet()) {
            List<Recording> recordings = recordings(road.getValue());
            if (!recordings.isEmpty()) {
                String instance = road.getKey().substring(road.getKey().indexOf('/') + 1);
                // in two namespaces there may be instances of one name
                String name = names.add(instance) ? instance : instance + "-" + names.size();
                Files.writeString(directory.resolve(testClass + "-" + name + ".yaml"), SnapshotFile.write(recordings));
            }
        }
    }

    /** Without the plans, which a newer planner makes anew, and without looks that show nothing new. */
    private static List<Recording> recordings(List<World> looks) {
        List<Recording> recordings = new ArrayList<>();
        for (World look : looks) {
            Recording recording = Recording.builder()
                    .operator(VERSION)
                    .spec(look.spec())
                    .snapshot(look.snapshot())
                    .build();
            boolean again = !recordings.isEmpty() && recording.showsTheSameAs(recordings.get(recordings.size() - 1));
            if (!again) {
                recordings.add(recording);
            }
        }
        return recordings;
    }
}

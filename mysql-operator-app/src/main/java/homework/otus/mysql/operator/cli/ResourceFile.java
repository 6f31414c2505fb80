package homework.otus.mysql.operator.cli;

import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.SpecReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file with one MySQL resource; {@code -} is standard input. */
record ResourceFile(Path path) {
    MySQL read(String namespace) {
        List<MySQL> found = SpecReader.resources(text(), namespace);
        if (found.size() != 1) {
            throw new UsageException(path + " holds " + found.size()
                    + " resources of kind MySQL (otus.homework/v1); give a file with one");
        }
        return found.get(0);
    }

    private String text() {
        try {
            return path.toString().equals("-")
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(path);
        } catch (IOException e) {
            throw new UsageException("cannot read " + path + ": " + e.getMessage());
        }
    }
}

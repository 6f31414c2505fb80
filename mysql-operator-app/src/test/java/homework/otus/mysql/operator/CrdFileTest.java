package homework.otus.mysql.operator;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.k8s.crd.CrdYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CrdFileTest {
    private static final Path FILE = Path.of("deploy/crd.yaml");

    @Test
    void theFileInDeployIsTheGeneratedOne() throws IOException {
        check(FILE, CrdYaml.text());
    }

    @Test
    void theFileWithCelIsTheGeneratedOne() throws IOException {
        check(Path.of("deploy/crd-cel.yaml"), CrdYaml.textWithCel());
    }

    private static void check(Path file, String generated) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, generated);
        }
        assertThat(Files.readString(file)).isEqualTo(generated);
    }
}

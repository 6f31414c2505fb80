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
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(FILE, CrdYaml.text());
        }
        assertThat(Files.readString(FILE)).isEqualTo(CrdYaml.text());
    }
}

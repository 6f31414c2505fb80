package homework.otus.mysql.operator;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.k8s.crd.CrdYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Helm takes them from the chart, and kustomize reads no file outside of its folder. */
    @ParameterizedTest
    @ValueSource(strings = {"deploy/helm/mysql-operator/crds/crd.yaml", "deploy/kustomize/base/crd.yaml"})
    void theCopiesAreTheGeneratedOne(String copy) throws IOException {
        check(Path.of(copy), CrdYaml.text());
    }

    private static void check(Path file, String generated) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, generated);
        }
        assertThat(Files.readString(file)).isEqualTo(generated);
    }
}

package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import homework.otus.mysql.e2e.harness.Cluster;
import homework.otus.mysql.e2e.harness.Kubectl;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Patience;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API server says to people with kubectl, before any operator sees anything (M1 to M3, bad input). */
@Isolated("it may take the definition away for a moment")
class AdmissionE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("admission");

    private static final String GOOD = """
            apiVersion: otus.homework/v1
            kind: MySQL
            metadata:
              name: mysql-instance
            spec:
              image: mysql:9.7
              database: otus-database
              password: otuspassword
              storage_size: 1Gi
            """;

    /** M1. */
    @Test
    void theKindIsUnknownBeforeItsDefinition() {
        boolean alone = Boolean.getBoolean("e2e.exclusive");
        if (!alone) {
            System.err.println(
                    "\n*** SKIPPED: M1 removes the definition of the kind MySQL for a moment, and with it every"
                            + " MySQL of the cluster. Allow it with -De2e.exclusive=true.\n");
        }
        assumeTrue(alone, "the cluster is shared");
        String definition = Cluster.file("mysql-operator-app/deploy/crd.yaml").toString();
        assertThat(Kubectl.run("delete", "-f", definition).ok()).isTrue();
        try {
            Patience.await(
                    "the kind is unknown",
                    () -> refusal(GOOD).contains("no matches for kind \"MySQL\" in version \"otus.homework/v1\""));
        } finally {
            assertThat(Kubectl.run("apply", "-f", definition).ok()).isTrue();
        }
        Patience.await("it is known after its definition", () -> apply(GOOD).ok());
        assertThat(Kubectl.run("delete", "ms", "mysql-instance", "-n", namespace())
                        .ok())
                .isTrue();
    }

    /** M2. kubectl of 1.20 says it before the API server can. */
    @ParameterizedTest
    @ValueSource(strings = {"storage_size", "password", "database"})
    void aMissingRequiredFieldIsRefused(String field) {
        String manifest = GOOD.replaceAll("(?m)^ *" + field + ".*\n", "");
        Kubectl.Result server = Kubectl.with(manifest, "apply", "--validate=false", "-n", namespace(), "-f", "-");
        assertThat(server.ok()).isFalse();
        assertThat(server.err()).contains("spec." + field + ": Required value");
        assertThat(refusal(manifest)).contains(field);
    }

    /** M3. kubectl of 1.20 refuses it by the schema; others and other clients have it pruned. */
    @Test
    void anUnknownFieldIsNeverStored() {
        String odd = GOOD + "  usless_data: \"useless info\"\n";
        Kubectl.Result strict = apply(odd);
        Kubectl.Result lenient = Kubectl.with(odd, "apply", "--validate=false", "-n", namespace(), "-f", "-");
        assertThat(lenient.ok()).as(lenient.err()).isTrue();
        assertThat(strict.ok() || strict.err().contains("usless_data"))
                .as(strict.err())
                .isTrue();
        String stored = Kubectl.run("get", "ms", "mysql-instance", "-n", namespace(), "-o", "jsonpath={.spec}")
                .out();
        assertThat(stored).contains("otus-database").doesNotContain("usless_data");
        Kubectl.run("delete", "ms", "mysql-instance", "-n", namespace());
    }

    @Test
    void aWrongValueIsRefusedByTheNameOfItsField() {
        Map<String, String> wrong = Map.of(
                GOOD.replace("storage_size: 1Gi", "storage_size: banana"), "spec.storage_size",
                GOOD.replace("storage_size: 1Gi", "storage_size: 0"), "spec.storage_size",
                GOOD.replace("database: otus-database", "database: \"\""), "spec.database",
                GOOD.replace("database: otus-database", "database: mysql"), "spec.database",
                GOOD.replace("database: otus-database", "database: Information_Schema"), "spec.database",
                GOOD.replace("database: otus-database", "database: \"a b\""), "spec.database",
                GOOD.replace("password: otuspassword", "password: \"\""), "spec.password",
                GOOD.replace("name: mysql-instance", "name: " + "m".repeat(60)), "metadata.name",
                GOOD.replace("name: mysql-instance", "name: 1st"), "metadata.name");
        wrong.forEach((manifest, field) -> assertThat(refusal(manifest)).contains(field));
    }

    @Test
    void whatIsWantedOfBackupsIsHeldToItsFields() {
        String good = GOOD + """
                  backup:
                    schedule: "@daily"
                    retention: {count: 7, maxAge: 30d}
                    verify: Restore
                    storageSize: 2Gi
                  restore: {none: true}
                """;
        Kubectl.Result taken = Kubectl.with(good, "apply", "--dry-run=server", "-n", namespace(), "-f", "-");
        assertThat(taken.ok()).as(taken.err()).isTrue();
        Map<String, String> wrong = Map.of(
                good.replace("verify: Restore", "verify: restore"), "spec.backup.verify",
                good.replace("storageSize: 2Gi", "storageSize: 0"), "spec.backup.storageSize",
                good.replace("count: 7", "count: 0"), "spec.backup.retention.count",
                good.replace("maxAge: 30d", "maxAge: a month"), "spec.backup.retention.maxAge");
        wrong.forEach((manifest, field) -> assertThat(refusal(manifest)).contains(field));
    }

    @Test
    void aBackupNamesItsInstance() {
        String backup = """
                apiVersion: otus.homework/v1
                kind: MySQLBackup
                metadata:
                  name: nobodys
                spec: {}
                """;
        Kubectl.Result result = Kubectl.with(backup, "apply", "--validate=false", "-n", namespace(), "-f", "-");
        assertThat(result.ok()).isFalse();
        assertThat(result.err()).contains("spec.instanceRef: Required value");
        assertThat(refusal(backup.replace("spec: {}", "spec: {instanceRef: {name: ''}}")))
                .contains("spec.instanceRef.name");
        assertThat(refusal(backup.replace("spec: {}", ""))).contains("spec");
    }

    /** A number is a quantity, too. */
    @Test
    void aSizeMayBeANumberAndTheImageHasADefault() {
        String plain =
                GOOD.replace("storage_size: 1Gi", "storage_size: 1073741824").replaceAll("(?m)^ *image.*\n", "");
        Kubectl.Result result = Kubectl.with(
                plain, "apply", "--dry-run=server", "-n", namespace(), "-o", "jsonpath={.spec.image}", "-f", "-");
        assertThat(result.ok()).as(result.err()).isTrue();
        assertThat(result.out()).startsWith("mysql:");
    }

    private static String refusal(String manifest) {
        Kubectl.Result result = apply(manifest);
        assertThat(result.ok()).as(manifest).isFalse();
        return result.err();
    }

    private static Kubectl.Result apply(String manifest) {
        return Kubectl.with(manifest, "apply", "-n", namespace(), "-f", "-");
    }

    private static String namespace() {
        return LAB.namespaces().get(0);
    }
}

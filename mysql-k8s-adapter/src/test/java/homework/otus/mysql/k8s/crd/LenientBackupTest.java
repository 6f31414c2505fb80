package homework.otus.mysql.k8s.crd;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.k8s.read.BackupFacts;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.InstanceId;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One stored backup that cannot be read would end the reading of all. */
class LenientBackupTest {
    private static final String HEAD = """
            apiVersion: otus.homework/v1
            kind: MySQLBackup
            metadata: {namespace: team, name: odd}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "spec: text",
                "spec: [1]",
                "spec: null",
                "spec: {instanceRef: text}",
                "spec: {instanceRef: {name: null}}",
                "spec: {instanceRef: {name: []}}"
            })
    void anOddWishIsNobodys(String spec) {
        assertThat(BackupFacts.instanceOf(read(spec)))
                .isNotEqualTo(Optional.of(new InstanceId("team", "mysql-instance")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status: text",
                "status: [1, 2]",
                "status: {phase: {a: b}, failures: many, bytes: 1.5, conditions: text}",
                "status: {phase: Odd, conditions: [1, {status: x}, null], tables: [], rows: {}}"
            })
    void anOddStatusIsNone(String status) {
        BackupProgress progress = BackupFacts.progress(read(status));
        assertThat(progress.phase()).isEqualTo(BackupProgress.Phase.PENDING);
        assertThat(progress.failures()).isZero();
    }

    @Test
    void whatIsAsItShouldBeStaysSo() {
        String text = """
                spec: {instanceRef: {name: mysql-instance}}
                status:
                  phase: Succeeded
                  backupId: b
                  failures: 1
                  verified: Good
                  message: m
                  completionTime: "2026-01-01T00:00:00Z"
                  bytes: 5
                  size: 5 B
                  duration: 1 s
                  checksum: c
                  serverVersion: "9.7"
                  image: mysql:9.7
                  tables: 2
                  rows: 3
                  conditions:
                  - {type: Complete, status: "True", reason: r, message: m, lastTransitionTime: "2026-01-01T00:00:00Z"}
                """;
        MySQLBackup backup = read(text);
        assertThat(Serialization.asYaml(backup.getStatus()))
                .isEqualTo(Serialization.asYaml(
                        Serialization.unmarshal(Serialization.asJson(backup.getStatus()), MySQLBackupStatus.class)));
        assertThat(Serialization.asYaml(backup.getStatus()))
                .contains(
                        "phase: \"Succeeded\"",
                        "backupId: \"b\"",
                        "failures: 1",
                        "verified: \"Good\"",
                        "message: \"m\"",
                        "completionTime: ",
                        "bytes: 5",
                        "size: \"5 B\"",
                        "duration: \"1 s\"",
                        "checksum: \"c\"",
                        "serverVersion: \"9.7\"",
                        "image: \"mysql:9.7\"",
                        "tables: 2",
                        "rows: 3",
                        "type: \"Complete\"");
        assertThat(BackupFacts.instanceOf(backup)).contains(new InstanceId("team", "mysql-instance"));
    }

    private static MySQLBackup read(String rest) {
        return Serialization.unmarshal(HEAD + rest, MySQLBackup.class);
    }
}

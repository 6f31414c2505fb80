package homework.otus.mysql.k8s.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import homework.otus.mysql.k8s.AdapterException;
import homework.otus.mysql.k8s.Samples;
import homework.otus.mysql.model.BackupPolicy;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.RestoreWish;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecReaderTest {
    private static final String HEAD = "apiVersion: otus.homework/v1\nkind: MySQL\nmetadata: {name: a}\n";

    @Test
    void readsTheFields() {
        assertThat(SpecReader.spec(Samples.resource())).isEqualTo(Samples.SPEC);
        assertThat(SpecReader.instance(Samples.resource())).isEqualTo(Samples.MYSQL_INSTANCE);
    }

    @Test
    void readsEachDocumentAndLeavesOtherKindsOut() {
        String yaml = HEAD + "spec: {database: one}\n---\nkind: Secret\nmetadata: {name: s}\n---\n\n---\n"
                + HEAD.replace("{name: a}", "{name: b, namespace: other}") + "spec: {database: two}\n";
        assertThat(SpecReader.resources(yaml, "here"))
                .extracting(SpecReader::instance)
                .containsExactly(new InstanceId("here", "a"), new InstanceId("other", "b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spec: {}", "spec: null", "spec: text", "spec: [1]", "", "spec: {database: null}"})
    void aMissingFieldIsEmptyAndAMissingImageTheDefault(String spec) {
        assertThat(SpecReader.spec(SpecReader.resources(HEAD + spec, "here").get(0)))
                .isEqualTo(MySqlSpec.of(MySQLSpec.DEFAULT_IMAGE, "", ""));
    }

    @Test
    void valuesOfOtherTypesBecomeText() {
        String yaml = HEAD + "spec: {database: 12, storage_size: 1073741824, image: {a: b}, password: true, more: 1}";
        MySQL resource = SpecReader.resources(yaml, "here").get(0);
        assertThat(SpecReader.spec(resource)).isEqualTo(MySqlSpec.of("{\"a\":\"b\"}", "12", "1073741824"));
    }

    @Test
    void readsWhatIsWantedOfBackups() {
        String yaml = HEAD + """
                spec:
                  backup:
                    schedule: 0 3 * * *
                    timeZone: Europe/Berlin
                    suspend: true
                    retention: {count: 7, maxAge: 30d}
                    verify: Restore
                    storageSize: 2Gi
                    storageClassName: cheap
                """;
        assertThat(backup(yaml))
                .isEqualTo(BackupPolicy.builder()
                        .schedule("0 3 * * *")
                        .timeZone("Europe/Berlin")
                        .suspended(true)
                        .keepCount(7)
                        .maxAge("30d")
                        .verify(BackupPolicy.Verify.RESTORE)
                        .storageSize("2Gi")
                        .storageClassName("cheap")
                        .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backup: {}",
                "backup: text",
                "backup: null",
                "backup: {schedule: '', timeZone: '', retention: text, verify: Perhaps, suspend: maybe}",
                "backup: {retention: {count: many, maxAge: ''}, storageSize: ''}"
            })
    void anOddWishForBackupsIsNone(String wish) {
        assertThat(backup(HEAD + "spec: {" + wish + "}")).isEqualTo(BackupPolicy.NONE);
    }

    private static BackupPolicy backup(String yaml) {
        return SpecReader.spec(SpecReader.resources(yaml, "here").get(0)).backup();
    }

    @Test
    void readsWhereTheDataComesFrom() {
        assertThat(restore("{}")).isEqualTo(RestoreWish.LATEST);
        assertThat(restore("text")).isEqualTo(RestoreWish.LATEST);
        assertThat(restore("{backupName: '', none: false}")).isEqualTo(RestoreWish.LATEST);
        assertThat(restore("{none: true}")).isEqualTo(new RestoreWish.Nothing());
        assertThat(restore("{backupName: b}")).isEqualTo(new RestoreWish.Named("b"));
        assertThat(restore("{backupName: b, none: true}"))
                .as("who names a backup wants it")
                .isEqualTo(new RestoreWish.Named("b"));
    }

    private static RestoreWish restore(String wish) {
        return SpecReader.spec(SpecReader.resources(HEAD + "spec: {restore: " + wish + "}", "here")
                        .get(0))
                .restore();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status: text",
                "status: {conditions: text, stepsLeft: many, observedGeneration: 1.5}",
                "status: {conditions: [1, {status: x}, null], message: {a: b}}"
            })
    void anOddStatusDoesNotBreakTheReading(String status) {
        MySQL resource = Serialization.unmarshal(HEAD + status, MySQL.class);
        assertThat(resource.getStatus().getConditions()).isEmpty();
        assertThat(resource.getStatus().getObservedGeneration()).isNull();
    }

    @Test
    void whatIsNoYamlIsSaidSo() {
        assertThatThrownBy(() -> SpecReader.resources("a: [", "here"))
                .isInstanceOfSatisfying(
                        AdapterException.class, e -> assertThat(e.code()).isEqualTo(AdapterException.Code.UNREADABLE));
    }

    @Test
    void noTextOfAResourceShowsThePassword() {
        assertThat(Samples.resource().toString()).doesNotContain("otuspassword").contains("otus-database");
    }
}

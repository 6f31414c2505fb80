package homework.otus.mysql.k8s.execute;

import static homework.otus.mysql.k8s.Samples.BACKUP;
import static homework.otus.mysql.k8s.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import homework.otus.mysql.k8s.AdapterException;
import homework.otus.mysql.k8s.AdapterException.Code;
import homework.otus.mysql.k8s.AdapterSettings;
import homework.otus.mysql.k8s.BackupSamples;
import homework.otus.mysql.k8s.Samples;
import homework.otus.mysql.k8s.crd.MySQLBackup;
import homework.otus.mysql.k8s.manifest.Manifests;
import homework.otus.mysql.k8s.read.BackupFacts;
import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Uid;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackupEditsTest {
    private static final String ALL = " /apis/otus.homework/v1/namespaces/default/mysqlbackups";
    private static final String ONE = ALL + "/by-hand";
    private static final Uid UID = new Uid("uid-of-by-hand");
    private static final BackupProgress RUNNING = BackupProgress.builder()
            .phase(BackupProgress.Phase.RUNNING)
            .id(BACKUP.id())
            .build();

    private final FakeApiServer server = new FakeApiServer();
    private final KubernetesClient client = server.client();
    private final MySQLBackup stored = BackupSamples.backup("by-hand", "mysql-instance");

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private void execute(BackupEdit edit) {
        String body = Serialization.asJson(stored);
        server.answering("GET" + ONE, 200, body)
                .answering("PATCH" + ONE, 200, body)
                .answering("PATCH" + ONE + "/status", 200, body);
        new ActionExecutor(client, new Manifests(AdapterSettings.defaults()), () -> NOW)
                .execute(new Action.EditBackup(edit), new ResourceContext(Samples.resource()));
    }

    private void assertFails(BackupEdit edit, Code code) {
        assertThatThrownBy(() -> execute(edit))
                .isInstanceOfSatisfying(
                        AdapterException.class, e -> assertThat(e.code()).isEqualTo(code));
        assertThat(server.writes()).noneMatch(write -> write.startsWith("PATCH"));
    }

    @Test
    void aScheduledOneSaysForWhichTimeAndMayBeRemovedByRetention() {
        server.answering("POST" + ALL, 201, Serialization.asJson(stored));
        execute(new BackupEdit.Create("nightly", Optional.of(NOW), Optional.empty()));
        assertThat(server.writes())
                .singleElement()
                .asString()
                .startsWith("POST" + ALL + " ")
                .contains(
                        "\"name\":\"nightly\"",
                        "\"instanceRef\":{\"name\":\"mysql-instance\"}",
                        "\"otus.homework/automatic\":\"true\"",
                        "\"otus.homework/scheduled-for\":\"2020-08-11T08:00:00Z\"",
                        "\"finalizers\":[\"otus.homework/mysql\"]")
                .doesNotContain("otus.homework/lists");
    }

    @Test
    void theFinalizersOfOthersStay() {
        stored.getMetadata().setFinalizers(List.of("a/b"));
        execute(new BackupEdit.Guard("by-hand", UID));
        assertThat(server.writes())
                .singleElement()
                .asString()
                .contains("\"finalizers\":[\"a/b\",\"otus.homework/mysql\"]", "\"uid\":\"uid-of-by-hand\"");
        stored.getMetadata().setFinalizers(List.of("a/b", "otus.homework/mysql"));
        execute(new BackupEdit.Guard("by-hand", UID));
        assertThat(server.writes()).as("nothing is written twice").hasSize(1);
        execute(new BackupEdit.Release("by-hand", UID));
        assertThat(server.writes().get(1)).contains("\"finalizers\":[\"a/b\"]");
    }

    @Test
    void theStatusIsWrittenOnce() {
        execute(new BackupEdit.Tell("by-hand", UID, RUNNING, Optional.empty()));
        assertThat(server.writes())
                .singleElement()
                .asString()
                .startsWith("PATCH" + ONE + "/status")
                .contains("\"phase\":\"Running\"", "\"resourceVersion\":\"7\"", "\"uid\":\"uid-of-by-hand\"");
        stored.setStatus(BackupSamples.taken("x", "y", BACKUP.id().value()).getStatus());
        stored.getStatus().setPhase("Running");
        assertThat(BackupFacts.progress(stored)).isEqualTo(RUNNING);
        execute(new BackupEdit.Tell("by-hand", UID, RUNNING, Optional.empty()));
        assertThat(server.writes()).hasSize(1);
    }

    @Test
    void aDeleteNamesTheUid() {
        server.answering("DELETE" + ONE, 200, Serialization.asJson(stored));
        execute(new BackupEdit.Delete("by-hand", UID));
        assertThat(server.writes())
                .singleElement()
                .asString()
                .startsWith("DELETE" + ONE)
                .contains("\"preconditions\":{\"uid\":\"uid-of-by-hand\"}");
    }

    @Test
    void whatIsGoneIsDeletedAndReleased() {
        execute(new BackupEdit.Delete("gone", UID));
        execute(new BackupEdit.Release("gone", UID));
        assertThat(server.writes()).singleElement().asString().startsWith("DELETE");
    }

    @Test
    void anotherOneOfTheNameIsLeftAlone() {
        Uid before = new Uid("uid-of-the-one-before");
        assertFails(new BackupEdit.Guard("by-hand", before), Code.CHANGED);
        assertFails(new BackupEdit.Tell("by-hand", before, RUNNING, Optional.empty()), Code.CHANGED);
        server.answering(
                "DELETE" + ONE, 409, "{\"kind\":\"Status\",\"code\":409,\"reason\":\"Conflict\",\"message\":\"m\"}");
        assertFails(new BackupEdit.Delete("by-hand", before), Code.CHANGED);
        stored.getMetadata().setFinalizers(List.of("otus.homework/mysql"));
        execute(new BackupEdit.Release("by-hand", before));
        assertThat(server.writes()).noneMatch(write -> write.startsWith("PATCH"));
    }

    @Test
    void aBackupIsStruckOutOfTheCatalogueAndTheOthersStay() {
        BackupRecord other =
                BackupRecord.builder().from(BACKUP).id(new BackupId("another")).build();
        String path = " /api/v1/namespaces/default/configmaps/" + ObjectRole.CATALOGUE.nameFor(Samples.MYSQL_INSTANCE);
        var catalogue = new Manifests(AdapterSettings.defaults())
                .of(Samples.MYSQL_INSTANCE, new Action.WriteCatalogue(new Uid("claim"), List.of(BACKUP, other)))
                .orElseThrow();
        catalogue.getMetadata().setUid("c1");
        String body = Serialization.asJson(catalogue);
        server.answering("GET" + path, 200, body).answering("PATCH" + path, 200, body);
        forget(new Action.ForgetBackup(new Uid("c1"), BACKUP.id()));
        assertThat(server.writes())
                .singleElement()
                .asString()
                .contains("another", "\"uid\":\"c1\"")
                .doesNotContain(BACKUP.id().value());
        forget(new Action.ForgetBackup(new Uid("c1"), new BackupId("unlisted")));
        assertThat(server.writes()).hasSize(1);
        assertThatThrownBy(() -> forget(new Action.ForgetBackup(new Uid("c0"), BACKUP.id())))
                .isInstanceOf(AdapterException.class);
        assertThat(server.writes()).hasSize(1);
    }

    private void forget(Action action) {
        new ActionExecutor(client, new Manifests(AdapterSettings.defaults()), () -> NOW)
                .execute(action, new ResourceContext(Samples.resource()));
    }
}

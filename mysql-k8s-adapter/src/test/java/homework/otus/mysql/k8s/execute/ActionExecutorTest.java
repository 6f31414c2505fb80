package homework.otus.mysql.k8s.execute;

import static homework.otus.mysql.k8s.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import homework.otus.mysql.k8s.AdapterException;
import homework.otus.mysql.k8s.AdapterException.Code;
import homework.otus.mysql.k8s.AdapterSettings;
import homework.otus.mysql.k8s.Samples;
import homework.otus.mysql.k8s.manifest.Manifests;
import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.StatusView;
import homework.otus.mysql.model.Uid;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is sent, and what the answers mean. That the API server takes it is tried on a real one. */
class ActionExecutorTest {
    private static final String CLAIM = " /api/v1/namespaces/default/persistentvolumeclaims/mysql-instance-pvc";
    private static final String RESOURCE = " /apis/otus.homework/v1/namespaces/default/mysqls/mysql-instance";
    private static final Uid UID = new Uid("u1");

    private final FakeApiServer server = new FakeApiServer();
    private final KubernetesClient client = server.client();
    private final ActionExecutor executor =
            new ActionExecutor(client, new Manifests(AdapterSettings.defaults()), () -> NOW);

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private void execute(Action action) {
        executor.execute(action, new ResourceContext(Samples.resource()));
    }

    private void assertFails(Action action, Code code) {
        assertThatThrownBy(() -> execute(action))
                .isInstanceOfSatisfying(
                        AdapterException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static String status(int code, String reason) {
        return "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"code\":" + code + ",\"reason\":\""
                + reason + "\",\"message\":\"m\"}";
    }

    private static String claim(String uid, String role) {
        return "{\"kind\":\"PersistentVolumeClaim\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"mysql-instance-pvc\","
                + "\"namespace\":\"default\",\"uid\":\"" + uid + "\",\"resourceVersion\":\"7\",\"labels\":{"
                + "\"otus.homework/namespace\":\"default\",\"otus.homework/instance\":\"mysql-instance\","
                + "\"otus.homework/role\":\"" + role + "\"}}}";
    }

    private static String resource(String uid, String finalizers) {
        return "{\"kind\":\"MySQL\",\"apiVersion\":\"otus.homework/v1\",\"metadata\":{\"name\":\"mysql-instance\","
                + "\"namespace\":\"default\",\"uid\":\"" + uid + "\",\"resourceVersion\":\"7\",\"finalizers\":["
                + finalizers + "]}}";
    }

    @Test
    void aDeleteNamesTheUid() {
        server.answering("DELETE" + CLAIM, 200, claim("u1", "data-claim"));
        execute(new Action.Delete(ObjectRole.DATA_CLAIM, UID));
        assertThat(server.writes())
                .singleElement()
                .satisfies(write -> assertThat(write)
                        .startsWith("DELETE" + CLAIM)
                        .contains("\"uid\":\"u1\"")
                        .doesNotContain("propagationPolicy"));
    }

    /** An admission webhook has the last word: that is told, and not tried again at once for ever. */
    @Test
    void whatIsPutBackAndChangedOnItsWayIsRefused() {
        String path = " /api/v1/namespaces/default/services/mysql-instance";
        Service made = (Service) new Manifests(AdapterSettings.defaults()).madeService(Samples.MYSQL_INSTANCE);
        made.getMetadata().setUid("u1");
        Service changed = new ServiceBuilder(made)
                .editSpec()
                .withSelector(Map.of("app", "other"))
                .endSpec()
                .build();
        server.answering("POST /api/v1/namespaces/default/events", 409, status(409, "AlreadyExists"));
        server.answering("GET" + path, 200, Serialization.asJson(changed));
        server.answering("PUT" + path, 200, Serialization.asJson(made));
        execute(new Action.UndoEdits(ObjectRole.SERVICE, UID));

        server.answering("PUT" + path, 200, Serialization.asJson(changed));
        assertThatThrownBy(() -> execute(new Action.UndoEdits(ObjectRole.SERVICE, UID)))
                .isInstanceOfSatisfying(
                        AdapterException.class, e -> assertThat(e.mayPass()).isFalse())
                .hasMessageContaining("service mysql-instance")
                .hasMessageContaining("spec.selector")
                .hasMessageContaining("webhook");
    }

    @Test
    void deletingWhatIsGoneIsDone() {
        execute(new Action.Delete(ObjectRole.BACKUP_JOB, UID));
        assertThat(server.writes()).singleElement().asString().contains("\"propagationPolicy\":\"Foreground\"");
    }

    @Test
    void deletingAnotherOneOfTheNameStops() {
        server.answering("DELETE" + CLAIM, 409, status(409, "Conflict"));
        assertFails(new Action.Delete(ObjectRole.DATA_CLAIM, UID), Code.CHANGED);
    }

    @Test
    void creatingWhatIsThereOverwritesNothing() {
        String services = "POST /api/v1/namespaces/default/services";
        server.answering(services, 409, status(409, "AlreadyExists"));
        assertFails(new Action.CreateService(), Code.ALREADY_THERE);
        assertThat(server.writes()).hasSize(1);
    }

    @Test
    void thePasswordGoesIntoTheSecretAndNowhereElse() {
        server.answering("POST /api/v1/namespaces/default/secrets", 201, "{\"kind\":\"Secret\",\"apiVersion\":\"v1\"}");
        execute(new Action.CreateCredentials(false));
        assertThat(server.writes()).singleElement().asString().contains("\"password\":\"b3R1c3Bhc3N3b3Jk\"");
        assertThat(new ResourceContext(Samples.resource()).toString()).doesNotContain("otuspassword");
    }

    @Test
    void aPasswordThatMayNotBeTheServersIsStagedToo() {
        server.answering("POST /api/v1/namespaces/default/secrets", 201, "{\"kind\":\"Secret\",\"apiVersion\":\"v1\"}");
        execute(new Action.CreateCredentials(true));
        assertThat(server.writes())
                .singleElement()
                .asString()
                .contains("\"password\":\"b3R1c3Bhc3N3b3Jk\"")
                .contains("\"staged\":\"b3R1c3Bhc3N3b3Jk\"")
                .contains("\"otus.homework/rotation\":\"1\"");
    }

    private static final String SECRET = " /api/v1/namespaces/default/secrets/mysql-instance-credentials";

    /** A Secret with the password {@code old}, base64 {@code b2xk}. */
    private void secret(String rotation, String more) {
        String body =
                "{\"kind\":\"Secret\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"mysql-instance-credentials\","
                        + "\"namespace\":\"default\",\"uid\":\"u1\",\"resourceVersion\":\"7\","
                        + "\"annotations\":{\"otus.homework/rotation\":\"" + rotation + "\"},\"labels\":{"
                        + "\"otus.homework/namespace\":\"default\",\"otus.homework/instance\":\"mysql-instance\","
                        + "\"otus.homework/role\":\"credentials\"}},\"data\":{\"password\":\"b2xk\"" + more + "}}";
        server.answering("GET" + SECRET, 200, body).answering("PATCH" + SECRET, 200, body);
    }

    @Test
    void aStagedPasswordIsWrittenOnceUnderItsNumber() {
        secret("1", "");
        execute(new Action.StagePassword(UID, 2));
        assertThat(server.writes())
                .containsExactly(
                        "PATCH" + SECRET + " {\"metadata\":{\"annotations\":{\"otus.homework/rotation\":\"2\"},"
                                + "\"uid\":\"u1\",\"resourceVersion\":\"7\"},\"data\":{\"staged\":\"b3R1c3Bhc3N3b3Jk\"}}");
        secret("2", ",\"staged\":\"bmV3\"");
        execute(new Action.StagePassword(UID, 2));
        assertThat(server.writes()).hasSize(1);
        secret("3", "");
        assertFails(new Action.StagePassword(UID, 2), Code.CHANGED);
        assertThat(server.writes()).hasSize(1);
    }

    @Test
    void theStagedPasswordIsPromotedInOneWriteAndOnlyTheOneThatIsMeant() {
        secret("2", ",\"staged\":\"bmV3\"");
        execute(new Action.PromotePassword(UID, 2, List.of()));
        assertThat(server.writes())
                .containsExactly("PATCH" + SECRET + " {\"data\":{\"password\":\"bmV3\",\"staged\":null},"
                        + "\"metadata\":{\"uid\":\"u1\",\"resourceVersion\":\"7\"}}");
        secret("3", ",\"staged\":\"bmV3\"");
        assertFails(new Action.PromotePassword(UID, 2, List.of("Change password (not shown)")), Code.CHANGED);
        secret("2", "");
        execute(new Action.PromotePassword(UID, 2, List.of("Change password (not shown)")));
        assertThat(server.writes())
                .as("refused, and done already: nothing is told either")
                .hasSize(1);
    }

    @Test
    void anEditNamesUidAndVersion() {
        server.answering("GET" + CLAIM, 200, claim("u1", "data-claim"));
        server.answering("PATCH" + CLAIM, 200, claim("u1", "data-claim"));
        execute(new Action.OpenData(UID, Opening.FRESH));
        assertThat(server.writes())
                .containsExactly(
                        "PATCH" + CLAIM + " {\"metadata\":{\"annotations\":{\"otus.homework/opening\":\"FRESH\"},"
                                + "\"uid\":\"u1\",\"resourceVersion\":\"7\"}}");
    }

    @Test
    void anEditOfAnotherOneOfTheNameOrOfOthersStops() {
        server.answering("GET" + CLAIM, 200, claim("u2", "data-claim"));
        assertFails(new Action.OpenData(UID, Opening.FRESH), Code.CHANGED);
        server.answering("GET" + CLAIM, 200, claim("u1", "backup-claim"));
        assertFails(new Action.OpenData(UID, Opening.FRESH), Code.NOT_OURS);
        assertFails(new Action.Adopt(ObjectRole.DATA_CLAIM, UID), Code.NOT_OURS);
        assertThat(server.writes()).isEmpty();
    }

    @Test
    void theFinalizersOfOthersStay() {
        String life = Samples.LIFE.value();
        server.answering("GET" + RESOURCE, 200, resource(life, "\"a/b\",\"otus.homework/mysql\""));
        server.answering("PATCH" + RESOURCE, 200, resource(life, "\"a/b\""));
        execute(new Action.AddFinalizer());
        assertThat(server.writes()).isEmpty();
        execute(new Action.RemoveFinalizer(Optional.empty()));
        assertThat(server.writes()).singleElement().asString().contains("\"finalizers\":[\"a/b\"]");
    }

    @Test
    void theFinalizerOfTheNextLifeIsNotTouched() {
        server.answering("GET" + RESOURCE, 200, resource("next-life", "\"otus.homework/mysql\""));
        execute(new Action.RemoveFinalizer(Optional.empty()));
        assertFails(new Action.AddFinalizer(), Code.CHANGED);
        assertThat(server.writes()).isEmpty();
    }

    @Test
    void anEventThatIsThereWasTold() {
        server.answering("POST /api/v1/namespaces/default/events", 409, status(409, "AlreadyExists"));
        server.answering("GET" + RESOURCE, 200, resource(Samples.LIFE.value(), ""));
        server.answering("PATCH" + RESOURCE + "/status", 200, resource(Samples.LIFE.value(), ""));
        execute(new Action.Report("done", List.of("told")));
        execute(new Action.Report("done", List.of("told")));
        assertThat(server.writes()).hasSize(4);
        assertThat(server.writes().get(0))
                .contains("\"message\":\"told\"")
                .isEqualTo(server.writes().get(2));
        assertThat(server.writes().get(1))
                .contains("\"message\":\"done\"", "\"reportedGeneration\":3", "\"resourceVersion\":\"7\"");
    }

    @Test
    void aWaitIsNoAction() {
        assertThatThrownBy(() -> execute(new Action.Await(new Condition.PodsGone())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Else the conditions of the spec before would be taken for those of this one. */
    @Test
    void aReportDoesNotSayThatTheConditionsAreOfItsGeneration() {
        String path = " /apis/otus.homework/v1/namespaces/default/mysqls/mysql-instance";
        server.answering("GET" + path, 200, resource("11111111-life", ""));
        server.answering("PATCH" + path + "/status", 200, resource("11111111-life", ""));
        execute(new Action.Report("done", List.of()));
        assertThat(server.writes())
                .singleElement()
                .asString()
                .contains("\"reportedGeneration\":3")
                .doesNotContain("observedGeneration");
    }

    @Test
    void aReportAndWhatTheStatusShowsThenAreOneRequest() {
        server.answering("GET" + RESOURCE, 200, resource(Samples.LIFE.value(), ""));
        server.answering("PATCH" + RESOURCE + "/status", 200, resource(Samples.LIFE.value(), ""));
        StatusView view = StatusView.builder()
                .observedGeneration(3)
                .state("Ready")
                .stepsLeft(0)
                .build();
        executor.report(new Action.Report("done", List.of()), new ResourceContext(Samples.resource()), view);
        assertThat(server.writes())
                .singleElement()
                .asString()
                .contains("\"message\":\"done\"", "\"reportedGeneration\":3", "\"state\":\"Ready\"");
    }
}

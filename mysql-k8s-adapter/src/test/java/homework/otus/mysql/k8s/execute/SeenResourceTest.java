package homework.otus.mysql.k8s.execute;

import static homework.otus.mysql.k8s.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import homework.otus.mysql.k8s.AdapterException;
import homework.otus.mysql.k8s.AdapterException.Code;
import homework.otus.mysql.k8s.AdapterSettings;
import homework.otus.mysql.k8s.Samples;
import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.manifest.Manifests;
import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Uid;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A write to the resource carries the version that was seen, and is tried once more with the one that there is. */
class SeenResourceTest {
    private static final String RESOURCE = " /apis/otus.homework/v1/namespaces/default/mysqls/mysql-instance";

    private final FakeApiServer server = new FakeApiServer();
    private final KubernetesClient client = server.client();
    private final ActionExecutor executor =
            new ActionExecutor(client, new Manifests(AdapterSettings.defaults()), () -> NOW);

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private static String conflict() {
        return "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"code\":409,\"reason\":\"Conflict\","
                + "\"message\":\"m\"}";
    }

    private static String resource(Uid uid) {
        return "{\"apiVersion\":\"otus.homework/v1\",\"kind\":\"MySQL\",\"metadata\":{\"name\":\"mysql-instance\","
                + "\"namespace\":\"default\",\"uid\":\"" + uid + "\",\"resourceVersion\":\"7\"}}";
    }

    @Test
    void whatWasSeenOfTheResourceIsWrittenToWithoutALook() {
        server.answering("PATCH" + RESOURCE, 200, resource(Samples.LIFE));
        executor.execute(new Action.AddFinalizer(), seen());
        assertThat(server.writes())
                .singleElement()
                .asString()
                .contains("\"resourceVersion\":\"6\"", "\"uid\":\"" + Samples.LIFE + "\"", "otus.homework/mysql");
    }

    @Test
    void aResourceThatWasChangedMeanwhileIsReadAgain() {
        server.answering("PATCH" + RESOURCE, 409, conflict()).answering("GET" + RESOURCE, 200, resource(Samples.LIFE));
        assertThatThrownBy(() -> executor.execute(new Action.AddFinalizer(), seen()))
                .isInstanceOfSatisfying(
                        AdapterException.class, e -> assertThat(e.code()).isEqualTo(Code.CONFLICT));
        assertThat(server.writes()).hasSize(2);
        assertThat(server.writes().get(0)).contains("\"resourceVersion\":\"6\"");
        assertThat(server.writes().get(1)).contains("\"resourceVersion\":\"7\"");
    }

    @Test
    void theNextLifeIsNotTakenForTheOneThatWasSeen() {
        server.answering("PATCH" + RESOURCE, 409, conflict())
                .answering("GET" + RESOURCE, 200, resource(new Uid("next-life")));
        assertThatThrownBy(() -> executor.execute(new Action.AddFinalizer(), seen()))
                .isInstanceOfSatisfying(
                        AdapterException.class, e -> assertThat(e.code()).isEqualTo(Code.CHANGED));
        assertThat(server.writes()).hasSize(1);
    }

    private static ResourceContext seen() {
        MySQL resource = Samples.resource();
        resource.getMetadata().setResourceVersion("6");
        return new ResourceContext(resource);
    }
}

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
import homework.otus.mysql.model.ImageChange;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StorageEditsTest {
    private static final String CLAIM = " /api/v1/namespaces/default/persistentvolumeclaims/mysql-instance-pvc";
    private static final String VOLUME = " /api/v1/persistentvolumes/pvc-1";
    private static final String STATIC = " /api/v1/persistentvolumes/mysql-instance-pv";

    private final FakeApiServer server = new FakeApiServer();
    private final KubernetesClient client = server.client();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void retainLabelsAndNamesTheLife() {
        server.answering("GET" + VOLUME, 200, volume("pvc-1", "v1", "c1", ""));
        server.answering("GET" + CLAIM, 200, claim("c1"));
        server.answering("PATCH" + VOLUME, 200, volume("pvc-1", "v1", "c1", ""));
        execute(reclaim(VolumeFact.Reclaim.RETAIN));
        assertThat(server.writes())
                .singleElement()
                .asString()
                .startsWith("PATCH" + VOLUME)
                .contains(
                        "\"persistentVolumeReclaimPolicy\":\"Retain\"",
                        "\"otus.homework/role\":\"data-volume\"",
                        "\"otus.homework/life\":\"life-1\"",
                        "\"uid\":\"v1\"",
                        "\"resourceVersion\":\"7\"");
    }

    /** It is bound to another claim of that name by now, or to none of ours. */
    @Test
    void aVolumeThatNamesAnotherClaimIsLeftAlone() {
        server.answering("GET" + VOLUME, 200, volume("pvc-1", "v1", "c0", ""));
        server.answering("GET" + CLAIM, 200, claim("c1"));
        assertFails(reclaim(VolumeFact.Reclaim.RETAIN), Code.NOT_OURS);
        server.answering("GET" + VOLUME, 200, volume("pvc-1", "v2", "c1", ""));
        assertFails(reclaim(VolumeFact.Reclaim.RETAIN), Code.CHANGED);
        assertThat(server.writes()).isEmpty();
    }

    @Test
    void aLabelledOneIsLetGoAlthoughItsClaimIsLost() {
        server.answering("GET" + VOLUME, 200, volume("pvc-1", "v1", "c1", LABELS));
        server.answering("PATCH" + VOLUME, 200, volume("pvc-1", "v1", "c1", LABELS));
        execute(reclaim(VolumeFact.Reclaim.DELETE));
        assertThat(server.writes()).singleElement().asString().contains("\"persistentVolumeReclaimPolicy\":\"Delete\"");
    }

    /** It outlives its claim, and tells then what served the data. */
    @Test
    void aVolumeIsToldWhatIsApplied() {
        MySqlSpec applied = MySqlSpec.of("mysql:8.4", "otus-database", "1Gi");
        server.answering("GET" + STATIC, 200, volume("mysql-instance-pv", "v1", "c1", LABELS));
        server.answering("PATCH" + STATIC, 200, volume("mysql-instance-pv", "v1", "c1", LABELS));
        execute(new Action.NoteOnVolume(
                "mysql-instance-pv",
                new Uid("v1"),
                applied,
                Optional.of(new ImageChange("mysql:8.4", "8.0.36", "8.4.6"))));
        execute(new Action.NoteOnVolume("mysql-instance-pv", new Uid("v1"), applied, Optional.empty()));
        assertThat(server.writes()).hasSize(2);
        assertThat(server.writes().get(0))
                .contains(
                        "\"otus.homework/applied\":\"{\\\"image\\\":\\\"mysql:8.4\\\"",
                        "\"otus.homework/image-change\":\"{\\\"image\\\":\\\"mysql:8.4\\\"",
                        "\"uid\":\"v1\"",
                        "\"resourceVersion\":\"7\"");
        assertThat(server.writes().get(1)).contains("\"otus.homework/image-change\":null");

        assertFails(
                new Action.NoteOnVolume("mysql-instance-pv", new Uid("v2"), applied, Optional.empty()), Code.CHANGED);
        server.answering("GET" + STATIC, 200, volume("mysql-instance-pv", "v1", "c1", ""));
        assertFails(
                new Action.NoteOnVolume("mysql-instance-pv", new Uid("v1"), applied, Optional.empty()), Code.NOT_OURS);
    }

    @Test
    void growthIsANumberOnAStaticVolumeAndARequestOfAClaim() {
        server.answering("GET" + STATIC, 200, volume("mysql-instance-pv", "v1", "c1", LABELS));
        server.answering("PATCH" + STATIC, 200, volume("mysql-instance-pv", "v1", "c1", LABELS));
        execute(new Action.GrowVolume(Storage.DATA, new Uid("v1"), "2Gi"));
        server.answering("GET" + CLAIM, 200, claim("c1"));
        server.answering("PATCH" + CLAIM, 200, claim("c1"));
        execute(new Action.ExpandClaim(Storage.DATA, new Uid("c1"), "2Gi"));
        assertThat(server.writes()).hasSize(2);
        assertThat(server.writes().get(0)).contains("\"capacity\":{\"storage\":\"2Gi\"}");
        assertThat(server.writes().get(1)).contains("\"resources\":{\"requests\":{\"storage\":\"2Gi\"}}");
    }

    private static final String LABELS = "\"otus.homework/namespace\":\"default\","
            + "\"otus.homework/instance\":\"mysql-instance\",\"otus.homework/role\":\"data-volume\"";

    private static Action reclaim(VolumeFact.Reclaim reclaim) {
        return new Action.SetReclaim(Storage.DATA, "pvc-1", new Uid("v1"), reclaim);
    }

    private void execute(Action action) {
        new ActionExecutor(client, new Manifests(AdapterSettings.defaults()), () -> NOW)
                .execute(action, new ResourceContext(Samples.resource()));
    }

    private void assertFails(Action action, Code code) {
        assertThatThrownBy(() -> execute(action))
                .isInstanceOfSatisfying(
                        AdapterException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static String volume(String name, String uid, String claim, String labels) {
        return "{\"kind\":\"PersistentVolume\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"" + name
                + "\",\"uid\":\"" + uid + "\",\"resourceVersion\":\"7\",\"labels\":{" + labels + "}},\"spec\":{"
                + "\"claimRef\":{\"namespace\":\"default\",\"name\":\"mysql-instance-pvc\",\"uid\":\"" + claim
                + "\"}}}";
    }

    private static String claim(String uid) {
        return "{\"kind\":\"PersistentVolumeClaim\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"mysql-instance-pvc\","
                + "\"namespace\":\"default\",\"uid\":\"" + uid + "\",\"resourceVersion\":\"7\",\"annotations\":{"
                + "\"otus.homework/life\":\"life-1\"},\"labels\":{\"otus.homework/namespace\":\"default\","
                + "\"otus.homework/instance\":\"mysql-instance\",\"otus.homework/role\":\"data-claim\"}},\"spec\":{}}";
    }
}

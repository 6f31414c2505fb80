package homework.otus.mysql.operator.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.MySQLBackup;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LooksTest {
    private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");

    @Test
    void aBackupIsLookedAtUntilItIsCompleteOrFailed() {
        assertThat(backup("{'spec':{'instanceRef':{'name':'shop'}}}"))
                .isEqualTo(new Look.Going("MySQLBackup b waits for the operator to see it"));
        assertThat(backup(Samples.backup("shop", "Pending", ",'message':'a rename is under way'")))
                .isEqualTo(new Look.Going("MySQLBackup b waits: a rename is under way"));
        assertThat(backup(Samples.backup("shop", "Running", ""))).isInstanceOf(Look.Going.class);
        assertThat(backup(Samples.backup("shop", "Succeeded", ",'size':'12 KiB','tables':1,'duration':'4s'")))
                .isEqualTo(new Look.Done("MySQLBackup b is complete: 12 KiB, 1 table, in 4s"));
        assertThat(backup(Samples.backup("shop", "Failed", ",'message':'disk full'")))
                .isEqualTo(new Look.Failed("MySQLBackup b failed: disk full"));
        assertThat(BackupLook.at("b", Optional.empty())).isInstanceOf(Look.Failed.class);
    }

    @Test
    void anInstanceIsLookedAtUntilItIsReadyOrBlocked() {
        assertThat(mysql(Samples.unseen())).isEqualTo(new Look.Going("MySQL m waits for the operator to see it"));
        assertThat(mysql(Samples.ready()))
                .isEqualTo(new Look.Done("MySQL m is ready: shop created without restore-job"));
        assertThat(mysql(Samples.blocked()))
                .isEqualTo(new Look.Failed("MySQL m is blocked, ImageMoveNotSupported: no way from 9.7 to 5.7"));
        assertThat(mysql(Samples.blocked()
                        .replace("'type':'Progressing','status':'False'", "'type':'Progressing','status':'True'")))
                .as("what is tried again may come out well")
                .isEqualTo(new Look.Going("MySQL m: no way from 9.7 to 5.7"));
        assertThat(mysql(Samples.ready().replace("'observedGeneration':1", "'observedGeneration':0")))
                .as("a status of an earlier spec says nothing")
                .isInstanceOf(Look.Going.class);
        assertThat(mysql(Samples.suspended()))
                .as("nobody would ever get it there")
                .isEqualTo(new Look.Failed(
                        "MySQL m is suspended, and nothing is done about it; to go on: kubectl mysql resume m"));
        assertThat(mysql(Samples.suspended().replace("'observedGeneration':1", "'observedGeneration':0")))
                .as("resumed a moment ago")
                .isInstanceOf(Look.Going.class);
        assertThat(InstanceLook.at("m", Optional.empty(), NOW)).isInstanceOf(Look.Failed.class);
    }

    @Test
    void agesHaveOneNumber() {
        assertThat(Ages.words(Duration.ofSeconds(-5))).isEqualTo("0s");
        assertThat(Ages.words(Duration.ofSeconds(119))).isEqualTo("119s");
        assertThat(Ages.words(Duration.ofMinutes(2))).isEqualTo("2m");
        assertThat(Ages.words(Duration.ofHours(2))).isEqualTo("2h");
        assertThat(Ages.words(Duration.ofHours(47))).isEqualTo("47h");
        assertThat(Ages.words(Duration.ofDays(2))).isEqualTo("2d");
    }

    @Test
    void coloursAreForWordsThatMeanSomething() {
        assertThat(new Paint(true).state("Ready")).isEqualTo("\u001b[32mReady\u001b[0m");
        assertThat(new Paint(true).state("anything")).isEqualTo("anything");
        assertThat(new Paint(false).state("Ready")).isEqualTo("Ready");
    }

    private static Look backup(String json) {
        return BackupLook.at("b", Optional.of(read(json, MySQLBackup.class)));
    }

    private static Look mysql(String json) {
        MySQL resource = read(json, MySQL.class);
        resource.getMetadata().setGeneration(1L);
        return InstanceLook.at("m", Optional.of(resource), NOW);
    }

    private static <T> T read(String json, Class<T> type) {
        return new KubernetesSerialization().unmarshal(json.replace('\'', '"'), type);
    }
}

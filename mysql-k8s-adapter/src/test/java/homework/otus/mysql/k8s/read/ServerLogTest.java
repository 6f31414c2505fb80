package homework.otus.mysql.k8s.read;

import static homework.otus.mysql.k8s.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The logs are those of real servers (9.7 unless said otherwise). */
class ServerLogTest {
    private static final String END = "2026-11-21T11:49:12.349716Z 0 [ERROR] [MY-010119] [Server] Aborting\n"
            + "2026-11-21T11:49:13.001000Z 0 [System] [MY-010910] [Server] /usr/sbin/mysqld: Shutdown complete (mysqld"
            + " 9.7.4-2)  (Debian).\n";

    private static Optional<String> trouble(String container, String reason, String log) {
        ContainerStateTerminated end = new ContainerStateTerminated();
        end.setExitCode(1);
        end.setReason(reason);
        end.setMessage(log);
        return ServerLog.trouble(container, end);
    }

    private static String said(String log) {
        return trouble("mysql", "Error", log).orElse("");
    }

    @Test
    void anUnknownVariableIsNamed() {
        assertThat(said("2026-11-21T11:49:12.349422Z 0 [ERROR] [MY-000067] [Server] unknown variable 'no-such=1'.\n"
                        + END))
                .isEqualTo("mysqld does not start: unknown variable 'no-such=1'.; correct spec.config or spec.image, or"
                        + " what the error names");
    }

    @Test
    void aValueThatDoesNotFitIsNamed() {
        assertThat(said(
                        "2026-11-21T11:49:14.007601Z 0 [ERROR] [MY-000058] [Server] Unknown suffix 'a' used for variable"
                                + " 'max_connections' (value 'abc').\n"
                                + "2026-11-21T11:49:14.007605Z 0 [ERROR] [MY-000077] [Server] /usr/sbin/mysqld: Error while"
                                + " setting value 'abc' to 'max_connections'.\n"))
                .contains(": Unknown suffix 'a' used for variable 'max_connections' (value 'abc'). Error while setting"
                        + " value 'abc' to 'max_connections'.;");
    }

    @Test
    void theFirstErrorsAreTheCauseAndTheRestTheSameForAll() {
        assertThat(said("2026-11-21T11:49:30.1Z 1 [ERROR] [MY-012222] [InnoDB] Data file './ibdata1' uses page size"
                        + " 16384, but the innodb_page_size start-up parameter is 8192\n"
                        + "2026-11-21T11:49:30.2Z 1 [ERROR] [MY-012930] [InnoDB] Plugin initialization aborted with error"
                        + " Generic error.\n"
                        + "2026-11-21T11:49:30.6Z 1 [ERROR] [MY-010334] [Server] Failed to initialize DD Storage"
                        + " Engine\n2026-11-21T11:49:30.7Z 0 [ERROR] [MY-010020] [Server] Data Dictionary initialization"
                        + " failed.\n" + END))
                .contains("innodb_page_size", "Plugin initialization")
                .doesNotContain("DD Storage", "Data Dictionary", "Aborting", "2026");
    }

    @Test
    void errorsOfTheFileLayerHaveNoTime() {
        assertThat(said("mysqld: File './binlog.index' not found (OS errno 13 - Permission denied)\n" + END))
                .contains(": File './binlog.index' not found (OS errno 13 - Permission denied);");
    }

    @Test
    void theFormatOf57AndTheHeadingOfAnEntrypointAreUnderstood() {
        assertThat(said(
                        "2026-11-21 11:49:12+00:00 [ERROR] [Entrypoint]: mysqld failed while attempting to check config\n"
                                + "\tcommand was: mysqld --no-such=1 --verbose --help\n"
                                + "\t2026-11-21T11:49:12.349422Z 0 [ERROR] unknown variable 'no-such=1'\n"
                                + "2026-11-21T11:49:12.349716Z 0 [ERROR] Aborting\n"))
                .startsWith("mysqld does not start: unknown variable 'no-such=1';");
    }

    @Test
    void theWordsStayTheSameFromStartToStart() {
        assertThat(said("2026-11-21T11:49:12.349422Z 0 [ERROR] [MY-010262] [Server] Can't start server\n"))
                .isEqualTo(said("2026-11-22T01:02:03.000001Z 7 [ERROR] [MY-010262] [Server] Can't start server\n"));
    }

    @Test
    void itIsShort() {
        assertThat(said("x [ERROR] [MY-1] [Server] " + "e".repeat(2000)))
                .hasSizeLessThan(400)
                .contains("e...;");
    }

    @Test
    void nothingIsMadeUp() {
        assertThat(said("")).isEmpty();
        assertThat(trouble("mysql", "Error", "2026-11-21T11:49:13Z 0 [Warning] [MY-010068] [Server] ca.pem\n" + END))
                .isEmpty();
        assertThat(trouble("mysql", "OOMKilled", "t 0 [ERROR] [MY-010262] [Server] earlier"))
                .isEmpty();
        assertThat(trouble("job", "Error", "t 0 [ERROR] [MY-010262] [Server] x"))
                .isEmpty();
    }

    @Test
    void itIsTheTroubleOfThePodAndStartShKeepsItsOwnWords() {
        assertThat(pod("t 0 [ERROR] [MY-000067] [Server] unknown variable"))
                .hasValueSatisfying(text -> assertThat(text).startsWith("mysqld does not start: unknown variable;"));
        assertThat(pod("{\"error\":\"foreign-data\",\"message\":\"Move the [ERROR] files away.\"}"))
                .contains("Move the [ERROR] files away.");
    }

    @Test
    void aServerThatWasKilledDidNotFailByItself() {
        ContainerStateTerminated end = new ContainerStateTerminated();
        end.setExitCode(137);
        end.setReason("Error");
        end.setMessage("t 0 [ERROR] [MY-010262] [Server] earlier");
        assertThat(ServerLog.trouble("mysql", end)).isEmpty();
    }

    private static Optional<String> pod(String message) {
        Pod pod = Serialization.unmarshal(
                "kind: Pod\nmetadata: {name: p, namespace: n}\nstatus: {containerStatuses: [{name: mysql, state: {waiting:"
                        + " {reason: CrashLoopBackOff}}, lastState: {terminated: {exitCode: 1, message: '" + message
                        + "'}}}]}",
                Pod.class);
        return PodFacts.read(pod, NOW).trouble();
    }
}

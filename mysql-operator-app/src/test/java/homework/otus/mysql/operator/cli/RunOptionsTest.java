package homework.otus.mysql.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.operator.OperatorSettings;
import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class RunOptionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--workers=0 | --workers is 0: give a number from 1 to 64 (or set MYSQL_OPERATOR_WORKERS)",
                "--workers=many | '--workers': 'many' is not an int, given there or by MYSQL_OPERATOR_WORKERS",
                "--history=1001 | --history is 1001: give a number from 1 to 1000",
                "--health-port=70000 | --health-port is 70000: give a port, 0 or -1",
                "--host-path-root=data | --host-path-root is data: give an absolute path",
                "--host-path-root=/a/../b | --host-path-root is /a/../b: give an absolute path",
                "--lease-namespace=A_B | --lease-namespace is A_B: give the name of a namespace (or set MYSQL_OPERATOR_NAMESPACE)",
                "--namespaces=a,B! | --namespaces is B!: give names of namespaces",
                "--leader-elect=perhaps | 'perhaps' is not a boolean",
                "--log-format=xml | '--log-format': expected one of [JSON, TEXT]",
                "--log-level=loud | MYSQL_OPERATOR_LOG_LEVEL"
            })
    void aValueThatCannotBeIsNamedWithTheFix(String option, String message) {
        Terminal terminal = Terminal.run("run", option);
        assertThat(terminal.status()).isEqualTo(1);
        assertThat(terminal.err()).startsWith("mysql-operator: ").contains(message);
        assertThat(terminal.err().lines()).hasSize(1);
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (FakeCluster cluster = new FakeCluster();
                ServerSocket taken = new ServerSocket(0)) {
            assertThat(cluster).isNotNull();
            Terminal terminal = Terminal.run("run", "--leader-elect=false", "--health-port=" + taken.getLocalPort());
            assertThat(terminal.status()).isEqualTo(1);
            assertThat(terminal.err())
                    .contains("--health-port is " + taken.getLocalPort() + ": another process has that port");
        }
    }

    @Test
    void whatIsGivenIsWhatTheOperatorGets() {
        OperatorSettings settings =
                parse("--workers=7", "--namespaces=a, b,", "--history=3", "--leader-elect", "--health-port=-1");
        assertThat(settings.workers()).isEqualTo(7);
        assertThat(settings.namespaces()).containsExactlyInAnyOrder("a", "b");
        assertThat(settings.historyPerInstance()).isEqualTo(3);
        assertThat(settings.leaderElection()).isTrue();
        assertThat(settings.healthPort()).isEqualTo(-1);
    }

    @Test
    void withoutOptionsItActsOnAllNamespacesAndOneReplicaLeads() {
        OperatorSettings settings = parse();
        assertThat(settings.namespaces()).isEmpty();
        assertThat(settings.leaderElection()).isTrue();
        assertThat(settings.workers()).isEqualTo(4);
        assertThat(settings.adapter().hostPathRoot()).isEqualTo("/var/lib/mysql-operator");
    }

    private static OperatorSettings parse(String... arguments) {
        RunOptions options = new RunOptions();
        new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("options", mixin(options)))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .parseArgs(arguments);
        return options.settings();
    }

    private static CommandLine.Model.CommandSpec mixin(RunOptions options) {
        return CommandLine.Model.CommandSpec.forAnnotatedObject(options);
    }
}

package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ServerSettings;
import homework.otus.mysql.model.Toleration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsViolationsTest {
    private static List<String> of(UnaryOperator<ServerSettings.Builder> settings) {
        return SpecViolations.of(
                MySqlSpec.builder()
                        .from(Worlds.SPEC)
                        .settings(settings.apply(ServerSettings.builder()).build())
                        .build(),
                Worlds.fresh().resource());
    }

    private static List<String> ofToleration(UnaryOperator<Toleration.Builder> toleration) {
        return of(settings ->
                settings.addTolerations(toleration.apply(Toleration.builder()).build()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max_connections",
                "skip-name-resolve",
                "log_error_verbosity",
                "report_port",
                "mysqlx_port",
                "userstat",
                "innodb_buffer_pool_size",
                "innodb_page_size",
                "validate_password.policy",
                "hot.key_buffer_size",
                "loose-mysqlx",
                "require_secure_transport",
                "performance-schema-instrument",
                "net_buffer_length",
                "event_scheduler",
                "default_authentication_plugin",
                "sql_mode",
                "max_user_connections"
            })
    void acceptsOption(String name) {
        assertThat(of(settings -> settings.putConfig(name, "1"))).isEmpty();
    }

    /** As mysqld reads it: either kind of dash, in any case, shortened, with modifiers. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "datadir",
                "DataDir",
                "data",
                "loose-datadir",
                "loose_skip_networking",
                "skip-networking",
                "skip-net",
                "enable-networking",
                "skip-grant-tables",
                "skip-grant",
                "skip_innodb",
                "port",
                "por",
                "bind-address",
                "bind_addr",
                "socket",
                "user",
                "pid-file",
                "init-file",
                "super-read-only",
                "read_only",
                "maximum-port",
                "defaults-file",
                "defaults_extra",
                "log-error",
                "daemonize",
                "help",
                "initialize",
                "initialize-insecure",
                "plugin-dir",
                "autocommit",
                "persisted_globals_load"
            })
    void refusesWhatTheOperatorNeeds(String name) {
        assertThat(of(settings -> settings.putConfig(name, "1")))
                .singleElement()
                .asString()
                .startsWith("spec.config." + name + " cannot be set, because ")
                .endsWith(": remove it");
    }

    @Test
    void tellsWhatAShortNameMeans() {
        assertThat(ReservedOptions.whyNot("data")).get().asString().startsWith("it is short for datadir, and ");
        assertThat(ReservedOptions.whyNot("loose-")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "--port", "a=b", "a\nb", "1a", "ä"})
    void refusesAnOptionThatIsNone(String name) {
        assertThat(of(settings -> settings.putConfig(name, "1")))
                .singleElement()
                .asString()
                .startsWith("spec.config has an option")
                .doesNotContain("\n");
    }

    @Test
    void refusesControlCharactersAndEndlessValues() {
        assertThat(of(settings -> settings.putConfig("init_connect", "a\nb")))
                .singleElement()
                .asString()
                .contains("line break");
        assertThat(of(settings -> settings.putConfig("init_connect", "a".repeat(1025))))
                .singleElement()
                .asString()
                .contains("1025 characters");
        assertThat(of(settings -> settings.putConfig("init_connect", "a".repeat(1024))))
                .isEmpty();
    }

    @Test
    void refusesMoreOptionsThanAnybodyNeeds() {
        assertThat(of(settings -> {
                    for (int k = 0; k <= 100; k++) {
                        settings.putConfig("option" + k, "1");
                    }
                    return settings;
                }))
                .containsExactly("spec.config has 101 options: use at most 100");
    }

    @Test
    void refusesOneOptionTwice() {
        assertThat(of(settings -> settings.putConfig("max_connections", "1").putConfig("max-connections", "2")))
                .containsExactly(
                        "spec.config.max_connections is the same option as max-connections: remove one of the two");
    }

    @Test
    void aDatabaseWithCapitalsNeedsAServerThatKeepsThem() {
        MySqlSpec spec = MySqlSpec.builder()
                .from(MySqlSpec.of("mysql:8.4", "Shop", "1Gi"))
                .settings(ServerSettings.builder()
                        .putConfig("lower-case-table-names", "1")
                        .build())
                .build();
        assertThat(SpecViolations.of(spec, Worlds.fresh().resource()))
                .singleElement()
                .asString()
                .contains("small letters");
        assertThat(of(settings -> settings.putConfig("lower_case_table_names", "1")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cpu, 500m, true",
        "memory, 2Gi, true",
        "memory, 0, true",
        "hugepages-2Mi, 4Mi, true",
        "example.com/gpu, 1, true",
        "cpu, much, false",
        "cpu, -1, false",
        "storage, 1Gi, false"
    })
    void judgesAmounts(String resource, String amount, boolean fine) {
        assertThat(of(settings -> settings.putRequests(resource, amount)).isEmpty())
                .isEqualTo(fine);
        assertThat(of(settings -> settings.putLimits(resource, amount)).isEmpty())
                .isEqualTo(fine);
    }

    @Test
    void nobodyAsksForMoreThanTheLimit() {
        assertThat(of(settings -> settings.putRequests("memory", "2Gi").putLimits("memory", "2000Mi")))
                .containsExactly("spec.resources.requests.memory is 2Gi, more than its limit 2000Mi: raise the limit,"
                        + " or ask for less");
        assertThat(of(settings -> settings.putRequests("memory", "2Gi").putLimits("memory", "2048Mi")))
                .isEmpty();
    }

    @Test
    void judgesLabels() {
        assertThat(of(settings -> settings.putNodeSelector("kubernetes.io/os", "linux")))
                .isEmpty();
        assertThat(of(settings -> settings.putNodeSelector("disk", ""))).isEmpty();
        assertThat(of(settings -> settings.putNodeSelector("a b", "c"))).hasSize(1);
        assertThat(of(settings -> settings.putNodeSelector("disk", "s s d"))).hasSize(1);
    }

    @Test
    void judgesTolerations() {
        assertThat(ofToleration(toleration -> toleration.operator("Exists"))).isEmpty();
        assertThat(ofToleration(
                        toleration -> toleration.key("db").value("mysql").effect("NoSchedule")))
                .isEmpty();
        assertThat(ofToleration(toleration -> toleration
                        .key("db")
                        .operator("Exists")
                        .effect("NoExecute")
                        .tolerationSeconds(9)))
                .isEmpty();
        assertThat(ofToleration(toleration -> toleration.value("mysql"))).hasSize(1);
        assertThat(ofToleration(toleration -> toleration.key("db").operator("In")))
                .singleElement()
                .asString()
                .contains("use Exists or Equal");
        assertThat(ofToleration(
                        toleration -> toleration.key("db").operator("Exists").value("x")))
                .hasSize(1);
        assertThat(ofToleration(toleration -> toleration.key("db").effect("Never")))
                .singleElement()
                .asString()
                .contains("NoSchedule, PreferNoSchedule or NoExecute");
        assertThat(ofToleration(toleration -> toleration.key("d b"))).hasSize(1);
        assertThat(ofToleration(
                        toleration -> toleration.key("db").effect("NoSchedule").tolerationSeconds(9)))
                .hasSize(1);
    }

    @Test
    void tellsEachChange() {
        ServerSettings before = ServerSettings.builder()
                .putConfig("max_connections", "100")
                .putConfig("skip-name-resolve", "")
                .putLimits("memory", "1Gi")
                .build();
        ServerSettings after = ServerSettings.builder()
                .putConfig("max_connections", "200")
                .putConfig("sql_mode", "ANSI")
                .putRequests("cpu", "1")
                .putNodeSelector("disk", "ssd")
                .addTolerations(Toleration.builder()
                        .key("db")
                        .value("mysql")
                        .effect("NoExecute")
                        .tolerationSeconds(Optional.of(5L))
                        .build())
                .build();
        assertThat(SettingsChanges.of(before, after))
                .containsExactly(
                        "Change config.max_connections from 100 to 200",
                        "Change config.skip-name-resolve from (no value) to (not set)",
                        "Change config.sql_mode from (not set) to ANSI",
                        "Change resources.requests.cpu from (not set) to 1",
                        "Change resources.limits.memory from 1Gi to (not set)",
                        "Change nodeSelector.disk from (not set) to ssd",
                        "Change tolerations from (not set) to db=mysql:NoExecute for 5 s");
        assertThat(SettingsChanges.of(after, after)).isEmpty();
    }
}

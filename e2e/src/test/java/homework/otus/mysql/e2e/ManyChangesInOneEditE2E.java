package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Images;
import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.k8s.crd.MySQLSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Of several changes in one edit none is lost: earlier operators forgot the password or the name. */
class ManyChangesInOneEditE2E {
    private static final String PASSWORD = "another 'one' \\ $(HOME)";
    private static final String NAME = "otus-database-test";

    @RegisterExtension
    static final Lab LAB = Lab.of("many-changes");

    @BeforeAll
    static void start() {
        LAB.operator().start();
        mysql().create();
        mysql().awaitReady();
        mysql().rows().write();
    }

    @Test
    void passwordNameImageAndSettingsAllBecomeTrue() {
        LAB.disturb(mysql());
        mysql().edit(resource -> {
            MySQLSpec spec = resource.getSpec();
            spec.setPassword(PASSWORD);
            spec.setDatabase(NAME);
            spec.setImage(Images.OFFICIAL);
            spec.setConfig(Map.of("max_connections", "77"));
        });
        mysql().awaitReady();

        assertThat(mysql().rows().sql("select * from `" + NAME + "`.test order by id", PASSWORD))
                .isEqualTo(List.of("1\tfirst", "2\tzweite Zeile – ü"));
        assertThat(mysql().rows().refusal("otuspassword")).contains("1045");
        assertThat(mysql().rows().sql("show databases", PASSWORD))
                .contains(NAME)
                .doesNotContain("otus-database");
        assertThat(mysql().rows().sql("select @@max_connections", PASSWORD)).isEqualTo(List.of("77"));
        assertThat(mysql().rows().pod().getSpec().getContainers().get(0).getImage())
                .isEqualTo(Images.OFFICIAL);
        Patience.await(
                "each is told",
                () -> mysql().events()
                        .containsAll(List.of(
                                "Change password (not shown)",
                                "Change name db from otus-database to " + NAME,
                                "Change config.max_connections from (not set) to 77")));
        assertThat(mysql().message()).startsWith("Change ");
    }

    private static Instance mysql() {
        return LAB.instance("mysql-instance");
    }
}

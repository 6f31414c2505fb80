package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.model.ObjectRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two instances of one name in two namespaces live, end and come back each with its own rows (M17). */
class TwoNamespacesE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("space", 2);

    @Test
    void theyDoNotMeet() {
        LAB.operator().start();
        List<Instance> both = List.of(LAB.instance(0, "mysql-instance"), LAB.instance(1, "mysql-instance"));
        both.forEach(Instance::create);
        both.forEach(Instance::awaitReady);
        for (Instance mysql : both) {
            assertThat(mysql.object(ObjectRole.DATA_VOLUME)).isPresent();
            assertThat(ObjectRole.DATA_VOLUME.nameFor(mysql.id()))
                    .isEqualTo(mysql.id().namespace() + ".mysql-instance-pv");
            mysql.rows()
                    .sql(
                            "create table `otus-database`.home (name varchar(80)); insert into `otus-database`.home values ('"
                                    + mysql.id().namespace() + "')");
        }

        both.forEach(Instance::delete);
        both.forEach(Instance::awaitGone);
        both.forEach(Instance::create);
        both.forEach(Instance::awaitReady);

        for (Instance mysql : both) {
            assertThat(mysql.rows().sql("select name from `otus-database`.home"))
                    .containsExactly(mysql.id().namespace());
        }
    }
}

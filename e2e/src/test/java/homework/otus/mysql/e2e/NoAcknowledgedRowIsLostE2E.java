package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.CountingClient;
import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Patience;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a server has acknowledged is there in the next life, and so is what lies beside spec.database (earlier failure 13). */
class NoAcknowledgedRowIsLostE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("counted");

    /** Every character that a shell, SQL or a property file might trip over (earlier failure 10). */
    private static final String PASSWORD = "it's \"50%\" $HOME `id` \\ #ü;";

    private static final int ENOUGH = 200;

    @Test
    void everyAcknowledgedInsertSurvivesTheDeletion() {
        LAB.operator().start();
        Instance counted = LAB.instance("counted");
        counted.create(spec -> spec.setPassword(PASSWORD));
        counted.awaitReady();
        counted.rows()
                .sql("create table `otus-database`.numbers (id int primary key);"
                        + "create schema ledger; create table ledger.book (id int primary key);"
                        + "insert into ledger.book values (7);"
                        + "create user 'clerk'@'%' identified by 'secret'; grant select on ledger.* to 'clerk'@'%'");

        Set<Integer> acknowledged;
        try (CountingClient client = new CountingClient(counted.rows().pod(), PASSWORD, "`otus-database`.numbers")) {
            Patience.await("the client is at work", () -> client.acknowledged().size() > ENOUGH);
            counted.delete();
            counted.awaitGone();
            acknowledged = new HashSet<>(client.acknowledged());
        }
        counted.create(spec -> spec.setPassword(PASSWORD));
        counted.awaitReady();

        Set<Integer> there = counted.rows().sql("select id from `otus-database`.numbers").stream()
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
        acknowledged.removeAll(there);
        assertThat(acknowledged).as("acknowledged and lost").isEmpty();
        assertThat(there).hasSizeGreaterThan(ENOUGH);
        assertThat(counted.rows().sql("select id from ledger.book")).containsExactly("7");
        assertThat(counted.rows().sql("show grants for 'clerk'@'%'"))
                .anyMatch(grant -> grant.contains("SELECT ON `ledger`.*"));
        counted.rows().sql("insert into `otus-database`.numbers values (-1)");
    }
}

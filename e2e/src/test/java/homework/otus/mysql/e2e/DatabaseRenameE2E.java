package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.InFlight;
import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.model.ObjectRole;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** M12: a database gets another name with all that is in it, whatever dies meanwhile; what cannot be renamed stays. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DatabaseRenameE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("rename");

    private static final String OLD = "otus-database";
    private static final String TEST = "otus-database-test";
    private static final String LAST = "last_name";
    private static final int MANY_TABLES = 200;

    private static final String OBJECTS = """
            set names utf8mb4; use `otus-database`;
            create table parent (id int primary key, name varchar(64) character set utf8mb4);
            create table child (id int primary key auto_increment, parent_id int, doubled int as (parent_id * 2) stored,
              constraint of_parent foreign key (parent_id) references parent (id));
            create table log (id int primary key auto_increment, what varchar(64));
            create view names as select p.name, c.doubled from parent p join child c on c.parent_id = p.id;
            create trigger child_log after insert on child for each row insert into log (what) values (new.parent_id);
            create function twice(n int) returns int deterministic return n * 2;
            create procedure count_all() select count(*) from child;
            create event later on schedule every 1 day starts '2035-01-01' do insert into log (what) values ('event');
            insert into parent values (1, 'first'), (2, 'zweite Zeile – ü');
            insert into child (parent_id) values (1), (2);
            create user reader@'%' identified by 'readerpassword';
            grant select, show view on `otus-database`.* to reader@'%';
            grant execute on function `otus-database`.twice to reader@'%'""";

    @BeforeAll
    static void startWithEverythingInTheDatabase() {
        LAB.operator().start();
        mysql().create();
        mysql().awaitReady();
        mysql().rows().sql(OBJECTS);
    }

    @Test
    @Order(1)
    void everythingHasTheNewName() {
        wants(TEST);
        mysql().awaitReady();

        assertThat(mysql().events()).contains("Change name db from otus-database to otus-database-test");
        assertAllIsIn(TEST);
        assertThat(databases()).doesNotContain(OLD);
    }

    /** The operator dies when the Job is there, the server while the Job works; both come back. */
    @Test
    @Order(2)
    void whoeverDiesInTheMiddleFinishesItLater() {
        mysql().rows()
                .sql(IntStream.range(0, MANY_TABLES)
                        .mapToObj(table -> "create table `" + TEST + "`.many" + table + " (id int primary key);")
                        .collect(Collectors.joining()));
        wants(LAST);
        InFlight.at(LAB.cluster(), mysql(), ObjectRole.RENAME_JOB, "stored ");
        LAB.operator().stop();
        assertThat(mysql().object(ObjectRole.SERVICE))
                .as("clients are shut out")
                .isEmpty();
        LAB.disturb(mysql());
        LAB.cluster().client().resource(mysql().rows().pod()).withGracePeriod(0).delete();
        // a third name is wished before the second is there
        wants(OLD);
        LAB.operator().start();
        mysql().awaitReady();

        assertThat(mysql().events())
                .containsSubsequence(
                        "Change name db from otus-database-test to last_name",
                        "Change name db from last_name to otus-database");
        assertAllIsIn(OLD);
        assertThat(databases()).doesNotContain(TEST, LAST);
    }

    @Test
    @Order(3)
    void whatNamesTheDatabaseElsewhereKeepsItAsItIs() {
        mysql().rows()
                .sql("create database elsewhere; create view elsewhere.looks as select * from `otus-database`.parent");
        wants(TEST);
        mysql().awaitState("Degraded");

        assertThat(mysql().condition("Degraded").orElseThrow())
                .startsWith("RenameRefused: ")
                .contains("elsewhere.looks", "put the old name back");
        assertThat(mysql().condition("Ready")).isPresent();
        assertThat(mysql().object(ObjectRole.SERVICE)).isPresent();
        assertAllIsIn(OLD);

        wants(OLD);
        mysql().awaitReady();
        assertThat(mysql().object(ObjectRole.RENAME_JOB)).isEmpty();
        assertAllIsIn(OLD);
        mysql().rows().sql("drop database elsewhere");
    }

    @Test
    @Order(4)
    void theNextLifeHasTheRowsUnderTheNewName() {
        wants(TEST);
        mysql().awaitReady();
        mysql().delete();
        mysql().awaitGone();
        mysql().create(spec -> spec.setDatabase(TEST));
        mysql().awaitReady();

        assertAllIsIn(TEST);
        assertThat(databases()).doesNotContain(OLD, LAST);
    }

    private static void wants(String database) {
        LAB.disturb(mysql());
        mysql().edit(resource -> resource.getSpec().setDatabase(database));
    }

    private static void assertAllIsIn(String name) {
        String database = "`" + name + "`";
        assertThat(mysql().rows().sql("select * from " + database + ".names order by doubled"))
                .containsExactly("first\t2", "zweite Zeile – ü\t4");
        assertThat(mysql().rows().sql("select what from " + database + ".log order by id"))
                .containsExactly("1", "2");
        assertThat(mysql().rows()
                        .sql("start transaction; insert into " + database
                                + ".child (parent_id) values (2); select count(*) from " + database + ".log; rollback"))
                .as("the trigger")
                .containsExactly("3");
        assertThat(mysql().rows()
                        .sql("select " + database + ".twice(21); call " + database + ".count_all();"
                                + " select event_name from information_schema.events where event_schema = '" + name
                                + "'; select constraint_name, unique_constraint_schema from"
                                + " information_schema.referential_constraints where constraint_schema = '" + name
                                + "'"))
                .containsExactly("42", "2", "later", "of_parent\t" + name);
        assertThat(reader("select count(*) from " + database + ".names; select " + database + ".twice(4)"))
                .containsExactly("2", "8");
    }

    private static List<String> reader(String statements) {
        return mysql().rows()
                .run(
                        "bash",
                        "-c",
                        "MYSQL_PWD=readerpassword exec mysql --no-defaults --protocol=TCP --host=127.0.0.1 --user=reader"
                                + " --batch --skip-column-names --execute=\"$1\"",
                        "sql",
                        statements)
                .lines()
                .toList();
    }

    private static List<String> databases() {
        return mysql().rows().sql("show databases");
    }

    private static Instance mysql() {
        return LAB.instance("mysql-instance");
    }
}

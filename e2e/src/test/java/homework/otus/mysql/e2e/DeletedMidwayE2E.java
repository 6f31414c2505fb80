package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import homework.otus.mysql.e2e.harness.HeldServer;
import homework.otus.mysql.e2e.harness.Images;
import homework.otus.mysql.e2e.harness.InFlight;
import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.k8s.crd.MySQLSpec;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Deleted in the middle of a change: nothing is lost, and the next life has all rows under the right name and password. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeletedMidwayE2E {
    private static final String OLD = "otus-database";
    private static final String NEW = "renamed";
    private static final String FIRST = "otuspassword";
    private static final String SECOND = "the-new-password";
    private static final int MANY_TABLES = 200;

    @RegisterExtension
    static final Lab LAB = Lab.of("midway");

    /** Database and password of this life. */
    private static String database = OLD;

    private static String password = FIRST;

    @BeforeAll
    static void start() {
        LAB.operator().start();
        mysql().create();
        mysql().awaitReady();
        mysql().rows().write();
        mysql().rows()
                .sql(IntStream.range(0, MANY_TABLES)
                        .mapToObj(table -> "create table `otus-database`.many" + table + " (id int primary key);")
                        .collect(Collectors.joining()));
        mysql().rows()
                .sql("create user app@'%' identified by 'apppassword'; grant select on `otus-database`.* to app@'%'");
    }

    /** The rename is finished first: the backup is of the new name, and the grants have come along. */
    @Test
    @Order(1)
    void whileTheDatabaseIsRenamed() {
        edit(spec -> spec.setDatabase(NEW));
        InFlight.at(LAB.cluster(), mysql(), ObjectRole.RENAME_JOB, "stored ");
        deleteAndCreate(NEW, FIRST, Images.MYSQL);

        assertThat(mysql().rows().sql("show databases")).contains(NEW).doesNotContain(OLD);
        assertThat(mysql().rows().sql("show grants for app@'%'")).anyMatch(grant -> grant.contains("`renamed`"));
    }

    /** In the next life it has the old name again, which is nothing but a restore under another name. */
    @Test
    @Order(2)
    void whileTheDatabaseIsRenamedAndTheNextLifeWantsTheOldName() {
        assumeTrue(Boolean.getBoolean("full"), "only in full runs");
        edit(spec -> spec.setDatabase("never-wanted-again"));
        InFlight.at(LAB.cluster(), mysql(), ObjectRole.RENAME_JOB, "stored ");
        deleteAndCreate(OLD, FIRST, Images.MYSQL);

        assertThat(mysql().rows().sql("show databases")).contains(OLD).doesNotContain(NEW, "never-wanted-again");
    }

    /** The rotation is finished first, since the final backup has to log in. */
    @Test
    @Order(3)
    void whileThePasswordIsChanged() {
        HeldServer.meanwhile(mysql(), FIRST, () -> {
            edit(spec -> spec.setPassword(SECOND));
            InFlight.at(LAB.cluster(), mysql(), ObjectRole.PASSWORD_JOB, "the old password logs in");
            delete();
        });
        create(OLD, SECOND, Images.MYSQL);

        assertThat(mysql().rows().refusal(FIRST)).contains("1045");
    }

    @Test
    @Order(4)
    void whileTheNewImageIsLookedAt() {
        assumeTrue(Boolean.getBoolean("full"), "only in full runs");
        changeImage();
        Patience.await(
                "the version Job is there",
                () -> mysql().object(ObjectRole.VERSION_JOB).isPresent());
        deleteAndCreate(OLD, SECOND, Images.MYSQL);
    }

    @Test
    @Order(5)
    void whileTheBackupBeforeAnUpgradeRuns() {
        assumeTrue(Boolean.getBoolean("full"), "only in full runs");
        changeImage();
        Patience.await(
                "the backup Job is there",
                () -> mysql().object(ObjectRole.BACKUP_JOB).isPresent());
        deleteAndCreate(OLD, SECOND, Images.MYSQL);
    }

    /** What the Jobs have begun is finished, and the rest of the wishes is for the next life. */
    @Test
    @Order(6)
    void rightAfterOneEditOfAllThree() {
        assumeTrue(Boolean.getBoolean("full"), "only in full runs");
        assumeFalse(Images.LATER.isEmpty(), "no image of a later version is named");
        edit(spec -> {
            spec.setDatabase(NEW);
            spec.setPassword(FIRST);
            spec.setImage(Images.LATER);
        });
        Patience.await(
                "something of it has begun",
                () -> mysql().present().stream()
                        .anyMatch(
                                Set.of(ObjectRole.PASSWORD_JOB, ObjectRole.RENAME_JOB, ObjectRole.VERSION_JOB)
                                        ::contains));
        deleteAndCreate(OLD, SECOND, Images.MYSQL);
    }

    /** The new server upgrades the data, the final backup is of it. */
    @Test
    @Order(7)
    void whileTheServerIsUpgraded() {
        changeImage();
        Patience.await(
                "the workload has the new image",
                () -> mysql().object(Deployment.class, ObjectRole.WORKLOAD).stream()
                        .flatMap(workload -> workload.getSpec().getTemplate().getSpec().getContainers().stream())
                        .anyMatch(container -> container.getImage().equals(Images.LATER)));
        deleteAndCreate(OLD, SECOND, Images.LATER);
    }

    private static void changeImage() {
        assumeFalse(Images.LATER.isEmpty(), "no image of a later version is named");
        mysql().rows().sql("insert into `" + database + "`.many0 select count(*) + 1 from `" + database + "`.many0");
        edit(spec -> spec.setImage(Images.LATER));
    }

    private static void edit(Consumer<MySQLSpec> change) {
        LAB.disturb(mysql());
        mysql().edit(resource -> change.accept(resource.getSpec()));
    }

    private static void delete() {
        LAB.disturb(mysql());
        mysql().delete();
    }

    private static void deleteAndCreate(String database, String password, String image) {
        delete();
        create(database, password, image);
    }

    /** Waits for the end of the life before, and checks the rows in the next. */
    private static void create(String name, String secret, String image) {
        mysql().awaitGone();
        mysql().awaitOnly(
                        ObjectRole.BACKUP_VOLUME, ObjectRole.BACKUP_CLAIM, ObjectRole.CATALOGUE, ObjectRole.BACKUP_JOB);
        mysql().create(spec -> {
            spec.setDatabase(name);
            spec.setPassword(secret);
            spec.setImage(image);
        });
        mysql().awaitReady();
        database = name;
        password = secret;

        assertThat(mysql().message()).isEqualTo("mysql-instance created with restore-job");
        assertThat(mysql().rows().sql("select * from `" + database + "`.test order by id", password))
                .containsExactly("1\tfirst", "2\tzweite Zeile – ü");
        assertThat(mysql().rows()
                        .sql(
                                "select count(*) from information_schema.tables where table_schema = '" + database
                                        + "'",
                                password))
                .containsExactly(String.valueOf(MANY_TABLES + 1));
    }

    private static Instance mysql() {
        return LAB.instance("mysql-instance");
    }
}

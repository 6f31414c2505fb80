package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.k8s.crd.MySQLSpec;
import homework.otus.mysql.k8s.crd.RestoreFields;
import homework.otus.mysql.model.ObjectRole;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A new instance comes from the backup that its user names, of this instance or another one, or from none. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestoreByNameE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("byname");

    private static final String FIRST = "1\tfirst";
    private static final String SECOND = "2\tzweite Zeile – ü";

    private static String older = "";
    private static String newer = "";

    @BeforeAll
    static void fill() {
        LAB.operator().start();
        source().create();
        source().awaitReady();
        source().rows().write();
        older = source().backups().take("older");
        source().rows().sql("insert into `otus-database`.test values (3, 'later')");
        newer = source().backups().take("newer");
    }

    /** Beside its source, which goes on. */
    @Test
    @Order(1)
    void aCloneHasItsOwnNameOfTheDatabaseAndItsOwnPassword() {
        Instance clone = LAB.instance("clone");
        clone.create(from("older").andThen(spec -> {
            spec.setDatabase("clone-database");
            spec.setPassword("another-password");
        }));
        clone.awaitReady();

        assertThat(clone.rows().sql("select * from `clone-database`.test order by id", "another-password"))
                .containsExactly(FIRST, SECOND);
        assertThat(clone.rows().sql("show databases")).doesNotContain("otus-database");
        assertThat(clone.rows().refusal("otuspassword")).contains("1045");
        assertThat(clone.message()).isEqualTo("clone created with restore-job");
        clone.rows().sql("insert into `clone-database`.test values (4, 'of the clone')");
        assertThat(source().rows().read()).hasSize(3);
        assertThat(source().state()).isEqualTo("Ready");
    }

    @Test
    @Order(2)
    void anUnknownNameIsSaidAndNothingIsOpened() {
        Instance lost = LAB.instance("lost");
        lost.create(from("no-such-backup"));
        Patience.await(
                "it says that there is no such backup",
                () -> lost.condition("Degraded").orElse("").contains("no-such-backup"));
        assertThat(lost.condition("Degraded").orElse("")).startsWith("BackupNotFound: ");
        assertThat(lost.object(ObjectRole.SERVICE)).isEmpty();
        lost.edit(resource -> resource.getSpec().setRestore(null));
        lost.awaitReady();
        assertThat(lost.message()).isEqualTo("lost created without restore-job");
    }

    @Test
    @Order(3)
    void anOlderBackupOfItsOwnByName() {
        source().delete();
        source().awaitGone();
        source().create(from("older"));
        source().awaitReady();

        assertThat(source().rows().read()).containsExactly(FIRST, SECOND);
        assertThat(source().message()).isEqualTo("source created with restore-job");
    }

    @Test
    @Order(4)
    void noneAtAll() {
        source().delete();
        source().awaitGone();
        RestoreFields none = new RestoreFields();
        none.setNone(true);
        source().create(spec -> spec.setRestore(none));
        source().awaitReady();

        assertThat(source().rows().sql("show tables from `otus-database`")).isEmpty();
        assertThat(source().message()).isEqualTo("source created without restore-job");
        assertThat(source().backups().status("newer").getBackupId())
                .as("its backups stay")
                .isEqualTo(newer);
    }

    /** Before the first row: no client gets half of it. */
    @Test
    @Order(5)
    void brokenFilesAreNamedAndOthersOffered() {
        source().delete();
        source().awaitGone();
        source().backups()
                .onVolume(
                        LAB.cluster(),
                        "file=$(ls '" + newer + "'/own-rows*.gz | head -1);"
                                + " printf x | dd of=\"$file\" bs=1 seek=20 conv=notrunc");
        source().create(from("newer"));
        Patience.await(
                "it is blocked", () -> source().condition("Degraded").orElse("").contains(newer));
        assertThat(source().condition("Degraded").orElse("")).contains(older);
        assertThat(source().object(ObjectRole.SERVICE)).isEmpty();

        source().edit(resource -> from("older").accept(resource.getSpec()));
        source().awaitReady();
        assertThat(source().rows().read()).containsExactly(FIRST, SECOND);
    }

    private static Consumer<MySQLSpec> from(String backup) {
        RestoreFields restore = new RestoreFields();
        restore.setBackupName(backup);
        return spec -> spec.setRestore(restore);
    }

    private static Instance source() {
        return LAB.instance("source");
    }
}

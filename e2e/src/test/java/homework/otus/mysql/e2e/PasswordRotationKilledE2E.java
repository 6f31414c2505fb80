package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.HeldServer;
import homework.otus.mysql.e2e.harness.InFlight;
import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.MortalOperator;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SIGKILL for the operator in each stretch of a rotation: the server ends with exactly the new password (M11, I6, I11). */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PasswordRotationKilledE2E {
    private static final String FIRST = "otuspassword";
    private static final String SECOND = "after-staging";
    private static final String THIRD = "while-the-job-runs";
    private static final String FOURTH = "before-promotion";
    private static final String LAST = "job-unseen-and-gone";

    @RegisterExtension
    static final Lab LAB = Lab.of("rotationkilled");

    private static MortalOperator operator;

    @BeforeAll
    static void start() {
        operator = new MortalOperator(LAB, mysql());
        mysql().create();
        mysql().awaitReady();
        mysql().rows().write();
    }

    @AfterAll
    static void end() {
        operator.close();
    }

    /** A quota keeps the Job away, so that nothing has been tried on the server yet. */
    @Test
    @Order(1)
    void afterStaging() {
        ResourceQuota noJobs = LAB.cluster()
                .client()
                .resource(new ResourceQuotaBuilder()
                        .withNewMetadata()
                        .withNamespace(mysql().id().namespace())
                        .withName("no-jobs")
                        .endMetadata()
                        .withNewSpec()
                        .addToHard("count/jobs.batch", new Quantity("0"))
                        .endSpec()
                        .build())
                .create();
        Patience.await(
                "the quota counts",
                () -> !LAB.cluster()
                        .client()
                        .resource(noJobs)
                        .get()
                        .getStatus()
                        .getHard()
                        .isEmpty());

        change(SECOND);
        Patience.await("it is staged", PasswordRotationKilledE2E::staged);
        operator.die();
        assertThat(mysql().object(ObjectRole.PASSWORD_JOB)).isEmpty();
        assertThat(mysql().rows().refusal(SECOND)).contains("1045");
        LAB.cluster().client().resource(noJobs).delete();
        operator.rise();

        awaitOnly(SECOND, FIRST);
    }

    @Test
    @Order(2)
    void whileTheJobRuns() {
        HeldServer.meanwhile(mysql(), SECOND, () -> {
            change(THIRD);
            InFlight.at(LAB.cluster(), mysql(), ObjectRole.PASSWORD_JOB, "the old password logs in");
            operator.die();
            operator.rise();
        });
        awaitOnly(THIRD, SECOND);
    }

    /** The server has the new password, and nobody has written down so. */
    @Test
    @Order(3)
    void afterTheJobAndBeforePromotion() {
        killedBeforePromotion(THIRD, FOURTH);

        operator.rise();

        awaitOnly(FOURTH, THIRD);
    }

    @Test
    @Order(4)
    void afterTheJobWhichThenVanishes() {
        HasMetadata job = killedBeforePromotion(FOURTH, LAST);
        LAB.disturb(mysql());
        LAB.cluster().client().resource(job).delete();
        Patience.await(
                "the Job is gone", () -> mysql().object(ObjectRole.PASSWORD_JOB).isEmpty());

        operator.rise();

        awaitOnly(LAST, FOURTH);
    }

    /** The rows go into the next life; a backup logs in with what the server has. */
    @Test
    @Order(5)
    void theNextLifeHasTheRows() {
        LAB.disturb(mysql());
        mysql().delete();
        mysql().awaitGone();
        mysql().create(spec -> spec.setPassword(LAST));
        awaitOnly(LAST, FIRST);
    }

    private static HasMetadata killedBeforePromotion(String before, String after) {
        HeldServer.meanwhile(mysql(), before, () -> {
            change(after);
            InFlight.at(LAB.cluster(), mysql(), ObjectRole.PASSWORD_JOB, "the old password logs in");
            operator.die();
        });
        Patience.await("the Job succeeds", () -> {
            Job job = mysql().object(Job.class, ObjectRole.PASSWORD_JOB).orElseThrow();
            return Integer.valueOf(1).equals(job.getStatus().getSucceeded());
        });
        assertThat(staged()).isTrue();
        assertThat(mysql().rows().refusal(after)).isEmpty();
        assertThat(mysql().rows().refusal(before)).contains("1045");
        return mysql().object(ObjectRole.PASSWORD_JOB).orElseThrow();
    }

    private static void change(String password) {
        LAB.disturb(mysql());
        mysql().edit(resource -> resource.getSpec().setPassword(password));
    }

    private static boolean staged() {
        return mysql().object(Secret.class, ObjectRole.CREDENTIALS)
                .orElseThrow()
                .getData()
                .containsKey("staged");
    }

    private static void awaitOnly(String password, String before) {
        mysql().awaitReady();
        assertThat(staged()).isFalse();
        assertThat(mysql().rows().sql("select * from `otus-database`.test order by id", password))
                .containsExactly("1\tfirst", "2\tzweite Zeile – ü");
        assertThat(mysql().rows().refusal(before)).contains("1045");
    }

    private static Instance mysql() {
        return LAB.instance("mysql-instance");
    }
}

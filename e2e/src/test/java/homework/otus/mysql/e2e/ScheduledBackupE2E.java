package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Backups;
import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.k8s.crd.BackupFields;
import homework.otus.mysql.k8s.crd.MySQLBackup;
import homework.otus.mysql.k8s.crd.RetentionFields;
import homework.otus.mysql.model.ObjectRole;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Backups by the clock: one for each time, one for all that were missed, and no more than are to be kept. */
@Order(1) // it waits for whole minutes, longer than any other
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScheduledBackupE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("scheduled");

    @BeforeAll
    static void start() {
        LAB.operator().start();
        mysql().create(spec -> spec.setBackup(everyMinute(false)));
        mysql().awaitReady();
        mysql().rows().write();
    }

    @Test
    @Order(1)
    void eachTimeOfTheScheduleHasOneBackup() {
        Patience.await("two scheduled backups are there", () -> succeeded().size() >= 2);
        List<Instant> times = times(backups().all());
        assertThat(times)
                .doesNotHaveDuplicates()
                .allSatisfy(time -> assertThat(time).isEqualTo(time.truncatedTo(ChronoUnit.MINUTES)));
        assertThat(succeeded())
                .allSatisfy(backup ->
                        assertThat(backup.getMetadata().getName()).matches("mysql-instance-\\d{8}t\\d{6}z-scheduled"));
    }

    @Test
    @Order(2)
    void ofTheTimesThatWereMissedTheLastIsCaughtUp() throws InterruptedException {
        backups().take("by-hand");
        LAB.operator().stop();
        Instant last = lastScheduled();
        Instant back = last.plus(Duration.ofSeconds(125));
        Thread.sleep(Math.max(0, Duration.between(Instant.now(), back).toMillis()));
        LAB.operator().start();
        Patience.await("a backup is begun", () -> lastScheduled().isAfter(last));

        assertThat(lastScheduled()).isAfter(last.plusSeconds(60));
        assertThat(times(backups().all())).doesNotContain(last.plusSeconds(60));
    }

    @Test
    @Order(3)
    void twoAreKeptAndTheUsersOwn() {
        Instant before = lastScheduled();
        Patience.await("one more time has come", () -> lastScheduled().isAfter(before));
        mysql().edit(resource -> resource.getSpec().setBackup(everyMinute(true)));
        Patience.await(
                "two scheduled ones are left",
                () -> succeeded().size() == 2 && times(backups().all()).size() == 2);
        assertThat(backups().find("by-hand")).isPresent();
        List<String> left = backups().all().stream()
                .map(backup -> backup.getStatus().getBackupId())
                .toList();
        assertThat(left).hasSize(3);
        Patience.await(
                "the Jobs are gone", () -> mysql().object(ObjectRole.PRUNE_JOB).isEmpty());
        backups()
                .onVolume(
                        LAB.cluster(),
                        "for id in " + String.join(" ", left) + "; do test -s \"$id/record.json\"; done;"
                                + " test \"$(ls -d mysql-instance-* | wc -l)\" = 3");
    }

    @Test
    @Order(4)
    void aSuspendedScheduleBeginsNone() throws InterruptedException {
        Instant last = lastScheduled();
        Thread.sleep(Duration.ofSeconds(65).toMillis());
        assertThat(lastScheduled()).isEqualTo(last);
        mysql().edit(resource -> resource.getSpec().setBackup(everyMinute(false)));
        Patience.await("it goes on", () -> lastScheduled().isAfter(last));
    }

    private static BackupFields everyMinute(boolean suspended) {
        RetentionFields retention = new RetentionFields();
        retention.setCount(2);
        BackupFields backup = new BackupFields();
        backup.setSchedule("* * * * *");
        backup.setSuspend(suspended);
        backup.setRetention(retention);
        return backup;
    }

    private static List<MySQLBackup> succeeded() {
        return backups().all().stream()
                .filter(backup -> scheduledFor(backup).isPresent())
                .filter(backup -> backup.getStatus() != null
                        && "Succeeded".equals(backup.getStatus().getPhase()))
                .toList();
    }

    private static List<Instant> times(List<MySQLBackup> backups) {
        return backups.stream()
                .flatMap(backup -> scheduledFor(backup).stream())
                .sorted()
                .toList();
    }

    private static Optional<Instant> scheduledFor(MySQLBackup backup) {
        return Annotations.of(backup, Annotations.SCHEDULED_FOR).map(Instant::parse);
    }

    private static Instant lastScheduled() {
        return Instant.parse(mysql().stored().getStatus().getLastScheduledBackup());
    }

    private static Instance mysql() {
        return LAB.instance("mysql-instance");
    }

    private static Backups backups() {
        return mysql().backups();
    }
}

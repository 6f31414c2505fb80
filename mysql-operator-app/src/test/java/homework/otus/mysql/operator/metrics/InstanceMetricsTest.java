package homework.otus.mysql.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.model.BackupPolicy;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.operator.Worlds;
import homework.otus.mysql.planner.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InstanceMetricsTest {
    private static final String FAILURES = "mysql_operator_backup_failures";

    private final Metrics metrics = new Metrics();
    private final List<MySQL> resources = new ArrayList<>();

    @BeforeEach
    void show() {
        resources.add(Filled.resource("mysql-instance", "Ready"));
        metrics.instances().show(() -> List.copyOf(resources));
    }

    @Test
    void instancesAreCountedByThePhaseThatUsersSee() {
        resources.add(Filled.resource("other", "Degraded"));
        MySQL fresh = Filled.resource("fresh", "");
        fresh.setStatus(null);
        resources.add(fresh);
        assertThat(values("mysql_operator_instances"))
                .containsExactlyInAnyOrder(
                        "Ready 1.0", "Degraded 1.0", "New 1.0", "Progressing 0.0", "Deleting 0.0", "Suspended 0.0");
        assertThat(values("mysql_operator_instance_phase"))
                .contains("other/default/Degraded 1.0", "fresh/default/New 1.0")
                .hasSize(3);
    }

    @Test
    void theLastGoodBackupIsToldWithTimeSizeAndDuration() {
        metrics.instances().saw(Filled.withBackup());
        String noon = String.valueOf((double) Worlds.NOON.getEpochSecond());
        assertThat(values("mysql_operator_backup_last_success_timestamp_seconds"))
                .containsExactly("mysql-instance/default " + noon);
        assertThat(values("mysql_operator_backup_last_size_bytes")).containsExactly("mysql-instance/default 1366.0");
        assertThat(values("mysql_operator_backup_last_duration_seconds")).containsExactly("mysql-instance/default 2.0");
        assertThat(values("mysql_operator_backups")).containsExactly("mysql-instance/default 1.0");
    }

    @Test
    void withoutABackupThereIsNoTimeOfTheLastOne() {
        metrics.instances().saw(Filled.situation(Worlds.running()));
        assertThat(values("mysql_operator_backup_last_success_timestamp_seconds"))
                .isEmpty();
        assertThat(values("mysql_operator_backups")).containsExactly("mysql-instance/default 0.0");
    }

    @Test
    void aScheduledTimeIsToldUnlessTheScheduleIsSuspended() {
        Situation due = Filled.withBackup();
        metrics.instances().saw(due);
        assertThat(values("mysql_operator_backup_scheduled_timestamp_seconds")).hasSize(1);
        MySqlSpec suspended = MySqlSpec.builder()
                .from(due.spec())
                .backup(BackupPolicy.builder().suspended(true).build())
                .build();
        metrics.instances().saw(new Situation(suspended, Optional.empty(), due.snapshot()));
        assertThat(values("mysql_operator_backup_scheduled_timestamp_seconds")).isEmpty();
    }

    @Test
    void aFailedBackupIsCountedOnceForEachJob() {
        metrics.instances().sawLive(withJob("one", failed()));
        metrics.instances().sawLive(withJob("one", failed()));
        assertThat(values(FAILURES)).containsExactly("mysql-instance/default 1.0");
        metrics.instances().sawLive(withJob("two", new JobState.Running(Optional.empty())));
        metrics.instances().sawLive(withJob("two", failed()));
        assertThat(values(FAILURES)).containsExactly("mysql-instance/default 2.0");
    }

    /** There a Job may be complete before its pod, which tells how it ended. */
    @Test
    void aFailureThatOnlyTheCachesShowIsNotCounted() {
        metrics.instances().saw(withJob("one", failed()));
        assertThat(values(FAILURES)).containsExactly("mysql-instance/default 0.0");
    }

    @Test
    void theSeriesOfAnInstanceGoWithIt() {
        metrics.instances().saw(Filled.withBackup());
        resources.clear();
        assertThat(metrics.snapshots().stream()
                        .flatMap(snapshot -> snapshot.getDataPoints().stream())
                        .filter(point -> point.getLabels().contains("mysql_name")))
                .isEmpty();
        metrics.instances().forget(Worlds.INSTANCE);
        assertThat(metrics.instances().remembered()).isZero();
    }

    private List<String> values(String name) {
        return Filled.values(metrics, name).toList();
    }

    private static JobState failed() {
        return new JobState.Failed(JobState.Failure.PASSING, "the server went away", Worlds.NOON);
    }

    private static Situation withJob(String uid, JobState state) {
        JobFact job = JobFact.builder()
                .uid(new Uid(uid))
                .life(new Uid("first-life"))
                .state(state)
                .build();
        return Filled.situation(ClusterSnapshot.builder()
                .from(Worlds.running())
                .jobs(Map.of(ObjectRole.BACKUP_JOB, job))
                .build());
    }
}

package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import org.junit.jupiter.api.Test;

class FactsTest {
    @Test
    void tellsHowFarAJobIs() {
        assertThat(Facts.job(job(Asked.running()))).isEqualTo("job=running");
        assertThat(Facts.job(job(new JobState.Wiped()))).isEqualTo("job=complete");
        assertThat(Facts.job(job(Asked.failed(JobState.Failure.LASTING)))).isEqualTo("job=failed:LASTING");
    }

    private static JobFact job(JobState state) {
        return Asked.withJob(Worlds.running(), ObjectRole.WIPE_JOB, state)
                .job(ObjectRole.WIPE_JOB)
                .orElseThrow();
    }
}

package homework.otus.mysql.planner;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.CredentialsFact;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Uid;
import java.time.Instant;
import java.util.Optional;

/** A running instance at the points of a change of its password. */
final class Rotations {
    static final int ROTATION = 3;
    static final Uid SECRET = new Uid("secret");

    private Rotations() {}

    /** Another password is wanted, and nothing is done about it yet. */
    static ClusterSnapshot wanted() {
        return with(secret().current(false).rotations(ROTATION - 1));
    }

    /** The wanted one is staged. */
    static ClusterSnapshot staged() {
        return with(secret().current(false).rotations(ROTATION).staged(new CredentialsFact.Staged(ROTATION, true)));
    }

    /** It is staged, and by now another one is wanted. */
    static ClusterSnapshot overtaken() {
        return with(secret().current(false).rotations(ROTATION).staged(new CredentialsFact.Staged(ROTATION, false)));
    }

    static ClusterSnapshot withJob(ClusterSnapshot snapshot, JobState state) {
        return withJob(
                snapshot, state, String.valueOf(ROTATION), snapshot.resource().uid());
    }

    static ClusterSnapshot withJob(ClusterSnapshot snapshot, JobState state, String subject, Uid life) {
        return Edits.withJob(
                snapshot,
                ObjectRole.PASSWORD_JOB,
                JobFact.builder()
                        .uid(new Uid("job"))
                        .life(life)
                        .subject(subject)
                        .state(state)
                        .build());
    }

    static JobState failed(JobState.Failure failure) {
        return failed(failure, Worlds.NOON);
    }

    static JobState failed(JobState.Failure failure, Instant at) {
        return new JobState.Failed(failure, "ERROR 1819: your password is too weak", at);
    }

    /** The workload sets the password when a server starts. */
    static ClusterSnapshot resetting(ClusterSnapshot snapshot) {
        return Edits.workload(
                snapshot,
                workload -> workload.template(snapshot.workload()
                        .flatMap(fact -> fact.template())
                        .map(template -> homework.otus.mysql.model.ServerTemplate.builder()
                                .from(template)
                                .resetsPassword(true)
                                .build())));
    }

    private static CredentialsFact.Builder secret() {
        return CredentialsFact.builder().uid(SECRET);
    }

    private static ClusterSnapshot with(CredentialsFact.Builder secret) {
        return ClusterSnapshot.builder()
                .from(Worlds.running())
                .credentials(Optional.of(secret.build()))
                .build();
    }
}

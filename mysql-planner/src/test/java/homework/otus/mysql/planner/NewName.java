package homework.otus.mysql.planner;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Uid;
import java.util.Optional;

/** Snapshots on the way from {@link #OLD} to the name that {@link Worlds#SPEC} wants. */
final class NewName {
    static final String OLD = "old-name";
    static final String NEW = Worlds.SPEC.database();
    static final MySqlSpec BEFORE = Wishes.withDatabase(Worlds.SPEC, OLD);

    private NewName() {}

    /** The instance runs with the old name. */
    static ClusterSnapshot wanted() {
        return Edits.volume(
                Edits.dataClaim(Worlds.running(), claim -> claim.applied(BEFORE)),
                ObjectRole.DATA_VOLUME,
                volume -> volume.applied(BEFORE));
    }

    /** The rename is noted, and no client can connect. */
    static ClusterSnapshot noted() {
        return Edits.without(
                Edits.dataClaim(wanted(), claim -> claim.renamingTo(Optional.of(NEW))), ObjectRole.SERVICE);
    }

    /** The claim was lost and made anew, and its server is up. */
    static ClusterSnapshot unknown(String believed) {
        return Edits.without(
                Edits.dataClaim(
                        Worlds.running(),
                        claim -> claim.applied(Wishes.withDatabase(Worlds.SPEC, believed))
                                .opening(Opening.UNKNOWN)),
                ObjectRole.SERVICE);
    }

    static ClusterSnapshot withJob(ClusterSnapshot snapshot, String to, JobState state) {
        JobFact job = JobFact.builder()
                .uid(new Uid("rename"))
                .life(snapshot.resource().uid())
                .subject(to)
                .state(state)
                .build();
        return Edits.withJob(snapshot, ObjectRole.RENAME_JOB, job);
    }

    static JobState.Failed failed(JobState.Failure failure) {
        return new JobState.Failed(failure, "view elsewhere.v names it", Worlds.NOON.minusSeconds(60));
    }
}

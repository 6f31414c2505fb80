package homework.otus.mysql.e2e.harness;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.ResourceFact;
import homework.otus.mysql.model.ScheduleFact;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.planner.VersionMoves;
import java.time.Instant;
import java.util.Optional;

/** A wish and a snapshot; it knows what in a later one cannot have come from a plan that went well. */
record World(MySqlSpec spec, ClusterSnapshot snapshot) {
    /** Why the plan of {@code now} need not be the rest of the one of this world; empty when it must be. */
    Optional<String> disturbance(World now) {
        ResourceFact before = snapshot.resource();
        ResourceFact after = now.snapshot.resource();
        if (!before.uid().equals(after.uid())) {
            return Optional.of("another life");
        }
        boolean wished = !spec.equals(now.spec)
                || before.generation() != after.generation()
                || before.isDeleting() != after.isDeleting()
                || before.adopt() != after.adopt()
                || before.deletionPolicy() != after.deletionPolicy()
                || !before.skipFinalBackup().equals(after.skipFinalBackup());
        if (wished) {
            return Optional.of("the wish changed");
        }
        if (wishedOfBackups(now)) {
            return Optional.of("the wish for backups changed");
        }
        if (dueSince(now)) {
            return Optional.of("a scheduled backup is due");
        }
        if (snapshot.namespaceTerminating() != now.snapshot.namespaceTerminating()) {
            return Optional.of("the namespace is being deleted");
        }
        for (Storage storage : Storage.values()) {
            // a class makes a volume when it likes: with the claim, or with the first pod
            if (made(storage, snapshot) != made(storage, now.snapshot)) {
                return Optional.of("a storage class has made or removed the volume of " + storage);
            }
        }
        for (ObjectRole role : ObjectRole.values()) {
            Optional<JobFact> job = now.snapshot.job(role).filter(it -> !known(role, it));
            if (job.isPresent()) {
                return job.map(it -> role + ": " + it.state());
            }
        }
        return lostServer(now) ? Optional.of("the server does not answer any more") : Optional.empty();
    }

    /** Somebody made a MySQLBackup, deleted one, or let the last one go; or what is to be restored is another one. */
    private boolean wishedOfBackups(World now) {
        return !snapshot.restoreSource().equals(now.snapshot.restoreSource())
                || now.snapshot.backups().stream()
                        .anyMatch(backup -> snapshot.backups().stream()
                                .filter(before -> before.uid().equals(backup.uid()))
                                .findFirst()
                                .map(before -> before.terminating() != backup.terminating()
                                        || !before.deleteLast().equals(backup.deleteLast()))
                                .orElse(!backup.automatic()));
    }

    /** Time went by. */
    private boolean dueSince(World now) {
        Optional<Instant> due = now.snapshot.schedule().flatMap(ScheduleFact::due);
        return due.isPresent() && !due.equals(snapshot.schedule().flatMap(ScheduleFact::due));
    }

    private static boolean made(Storage storage, ClusterSnapshot snapshot) {
        return storage.volumeIn(snapshot).filter(VolumeFact::dynamic).isPresent();
    }

    /** Nothing about that Job is a surprise: the simulator has Jobs succeed, and inventories find nothing. */
    private boolean known(ObjectRole role, JobFact job) {
        boolean surprising = job.state() instanceof JobState.Failed
                || (job.state() instanceof JobState.Found found
                        && !found.backups().isEmpty())
                || (job.state() instanceof JobState.VersionsFound versions && !mayFollow(versions));
        return !surprising
                || snapshot.job(role)
                        .filter(before -> before.uid().equals(job.uid()))
                        .map(JobFact::state)
                        .equals(Optional.of(job.state()));
    }

    /** The simulator expects another version that the table allows. */
    private static boolean mayFollow(JobState.VersionsFound found) {
        return found.server()
                .filter(server -> !server.equals(found.image()) && VersionMoves.supports(server, found.image()))
                .isPresent();
    }

    /** Its Deployment stays, and yet no pod is ready any more. */
    private boolean lostServer(World now) {
        boolean wanted = now.snapshot
                .workload()
                .filter(workload -> !workload.terminating())
                .isPresent();
        return wanted && serves(snapshot) && !serves(now.snapshot);
    }

    private static boolean serves(ClusterSnapshot snapshot) {
        return snapshot.pods().stream().anyMatch(World::serves);
    }

    private static boolean serves(PodFact pod) {
        return pod.ready() && !pod.terminating();
    }
}

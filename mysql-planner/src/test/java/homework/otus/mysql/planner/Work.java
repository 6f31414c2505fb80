package homework.otus.mysql.planner;

import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.PodFact;
import java.util.Optional;

/** What the pods of Jobs do to directories and backups. */
final class Work {
    private Work() {}

    /** A Job ends as it must: well, unless its server is another one or its target holds data. */
    static Optional<World> finish(World world, ObjectRole role) {
        Optional<JobFact> job = world.snapshot.job(role).filter(fact -> fact.state() instanceof JobState.Running);
        // without its key of the Secret the container is not made
        boolean hangs =
                role == ObjectRole.PASSWORD_JOB && world.secrets.staged().isEmpty();
        if (job.isEmpty() || hangs) {
            return Optional.empty();
        }
        World after = world.copy();
        after.tick();
        JobState outcome = switch (role) {
            case BACKUP_JOB -> backUp(after, job.get());
            case RESTORE_JOB -> restore(after);
            case INVENTORY_JOB -> inventory(after);
            case WIPE_JOB -> wipe(after, job.get());
            case VERSION_JOB -> versions(after, job.get());
            case RENAME_JOB -> rename(after);
            case PASSWORD_JOB -> changePassword(after);
            case PRUNE_JOB -> BackupWork.prune(after);
            case VERIFY_JOB -> BackupWork.verify(after);
            default -> throw new IllegalArgumentException(role + " is no Job");
        };
        after.snapshot = Edits.withJob(after.snapshot, role, ended(job.get(), outcome));
        return Optional.of(after.settled());
    }

    /** A Job in the middle of its work: from here it may go on, fail, hang or vanish. */
    static Optional<World> halfDone(World world, ObjectRole role) {
        Optional<JobFact> job = world.snapshot.job(role).filter(fact -> fact.state() instanceof JobState.Running);
        World after = world.copy();
        if (job.isPresent() && role == ObjectRole.PRUNE_JOB) {
            return BackupWork.halfPruned(after);
        }
        if (job.isEmpty() || !reachesServer(world, role)) {
            return Optional.empty();
        }
        Directory directory = world.directory(world.mounted);
        boolean logsIn = role == ObjectRole.PASSWORD_JOB || world.secrets.logsIn(world.mounted);
        if (!logsIn) {
            return Optional.empty();
        }
        if (role == ObjectRole.PASSWORD_JOB && isChangeable(world)) {
            after.secrets = after.secrets.serverHas(
                    world.mounted, world.secrets.staged().orElseThrow());
            return Optional.of(after);
        }
        if (role == ObjectRole.BACKUP_JOB && job.get().forDeletion() && !world.fenced()) {
            fence(after);
            return Optional.of(after);
        }
        boolean restores = role == ObjectRole.RESTORE_JOB
                && !world.fenced()
                && !directory.torso()
                && directory.restored().isEmpty()
                && directory.rows().isEmpty();
        if (role == ObjectRole.RENAME_JOB
                && renames(world)
                && world.naming().movingTo().isEmpty()) {
            after.names.put(world.mounted, world.naming().half(world.subjects.getOrDefault(role, "")));
            return Optional.of(after);
        }
        if (restores) {
            after.directories.put(world.mounted, directory.broken());
            return Optional.of(after);
        }
        return Optional.empty();
    }

    /** The server has the applied password, and lets itself be given the staged one. */
    static boolean isChangeable(World world) {
        return reachesServer(world, ObjectRole.PASSWORD_JOB)
                && !world.fenced()
                && world.secrets.logsIn(world.mounted)
                && world.secrets.staged().isPresent()
                && !world.secrets.staged().equals(world.secrets.applied());
    }

    private static JobState changePassword(World after) {
        if (!reachesServer(after, ObjectRole.PASSWORD_JOB)) {
            return failed(after, JobState.Failure.PASSING);
        }
        Optional<Integer> has = Optional.of(after.secrets.ofServer(after.mounted));
        Optional<Integer> staged = after.secrets.staged();
        if (!has.equals(staged) && !has.equals(after.secrets.applied())) {
            return failed(after, JobState.Failure.WRONG_PASSWORD);
        }
        if (after.fenced() && !has.equals(staged)) {
            return failed(after, JobState.Failure.PASSING);
        }
        after.secrets = after.secrets.serverHas(after.mounted, staged.orElseThrow());
        return new JobState.PasswordChanged();
    }

    /** A Job logs in with the applied password, and only where the plan takes it for known. */
    private static boolean isShutOut(World after) {
        boolean out = !after.secrets.logsIn(after.mounted);
        if (out && after.secrets.applied().isPresent() && after.secrets.staged().isEmpty()) {
            after.wrongs.add("I11: a login with a password that the server does not have");
        }
        return out;
    }

    private static void fence(World after) {
        after.fencedUntilRestart = true;
        if (after.fencePersists()) {
            after.directories.put(after.mounted, after.directory(after.mounted).fencedForGood(after.workloadLife));
        }
    }

    static JobFact ended(JobFact job, JobState outcome) {
        return job.withState(outcome);
    }

    static JobState.Failed failed(World world, JobState.Failure failure) {
        return new JobState.Failed(failure, "it failed", world.snapshot.observedAt());
    }

    static boolean reachesServer(World world, ObjectRole role) {
        return world.server().map(PodFact::name).equals(Optional.ofNullable(world.targets.get(role)))
                && (role == ObjectRole.RENAME_JOB
                        || role == ObjectRole.PASSWORD_JOB
                        || world.snapshot.backupClaim().isPresent());
    }

    /** The server has the database, whole or in part, under the name that the Job was told. */
    static boolean renames(World world) {
        Naming naming = world.naming();
        String to = world.subjects.getOrDefault(ObjectRole.RENAME_JOB, "");
        return reachesServer(world, ObjectRole.RENAME_JOB)
                && !looksOnly(world)
                && !world.fenced()
                && naming.database().equals(world.databases.get(ObjectRole.RENAME_JOB))
                && naming.movingTo().orElse(to).equals(to);
    }

    /** It was told one name, not two: it finishes what it finds half done, and looks for that name. */
    private static boolean looksOnly(World world) {
        String name = world.subjects.getOrDefault(ObjectRole.RENAME_JOB, "");
        return name.equals(world.databases.get(ObjectRole.RENAME_JOB));
    }

    private static JobState rename(World after) {
        String to = after.subjects.getOrDefault(ObjectRole.RENAME_JOB, "");
        Naming naming = after.naming();
        if (!reachesServer(after, ObjectRole.RENAME_JOB) || (after.fenced() && !looksOnly(after))) {
            return failed(after, JobState.Failure.PASSING);
        }
        if (looksOnly(after)) {
            naming = Naming.of(naming.movingTo().orElse(naming.database()));
            after.names.put(after.mounted, naming);
        }
        if (naming.equals(Naming.of(to))) {
            return new JobState.Renamed();
        }
        if (!renames(after)) {
            return failed(after, naming.movingTo().isPresent() ? JobState.Failure.PASSING : JobState.Failure.REFUSED);
        }
        after.names.put(after.mounted, Naming.of(to));
        return new JobState.Renamed();
    }

    private static JobState backUp(World after, JobFact job) {
        if (!reachesServer(after, ObjectRole.BACKUP_JOB) || isShutOut(after)) {
            return failed(after, JobState.Failure.PASSING);
        }
        if (job.forDeletion()) {
            fence(after);
        }
        Directory directory = after.directory(after.mounted);
        BackupRecord record = BackupRecord.builder()
                .id(new BackupId(after.subjects.getOrDefault(ObjectRole.BACKUP_JOB, "")))
                .life(job.life())
                .finalAndFenced(job.forDeletion())
                .completedAt(after.snapshot.observedAt())
                .serverVersion(after.serverVersion())
                .pod(after.server().orElseThrow().name())
                .bytes(1)
                .sha256("00")
                .build();
        if (!directory.rows().containsAll(after.owed())) {
            after.wrongs.add("I3: a backup without rows that are owed becomes the latest");
        }
        if (after.naming().movingTo().isPresent()) {
            after.wrongs.add("I10: a backup of half a rename becomes the latest");
        }
        String database = after.databases.getOrDefault(ObjectRole.BACKUP_JOB, "");
        boolean kept = after.snapshot
                .dataClaim()
                .filter(claim -> claim.opening().equals(Opening.KEPT))
                .isPresent();
        // the name of what was kept may be known to nobody; its backup has every database as it is
        if (!kept && !after.naming().database().equals(database)) {
            after.wrongs.add("I10: a backup takes the database by another name than it has");
        }
        if (directory.torso()) {
            after.wrongs.add("I3: a backup of half a restore becomes the latest");
        }
        after.backups.put(record.id().value(), new World.Saved(record, directory.rows()));
        return new JobState.BackedUp(record);
    }

    private static JobState restore(World after) {
        String backup = after.subjects.getOrDefault(ObjectRole.RESTORE_JOB, "");
        World.Saved saved = after.backups.get(backup);
        if (!reachesServer(after, ObjectRole.RESTORE_JOB) || after.fenced() || isShutOut(after)) {
            return failed(after, JobState.Failure.PASSING);
        }
        if (saved == null || after.damaged.contains(backup)) {
            return failed(after, JobState.Failure.BACKUP_BROKEN);
        }
        Directory directory = after.directory(after.mounted);
        if (directory.restored().equals(Optional.of(backup))) {
            return new JobState.Restored(new BackupId(backup));
        }
        if (!directory.torso() && !directory.rows().isEmpty()) {
            return failed(after, JobState.Failure.NOT_EMPTY);
        }
        after.directories.put(after.mounted, directory.restored(backup, saved.rows()));
        after.names.put(after.mounted, Naming.of(after.databases.getOrDefault(ObjectRole.RESTORE_JOB, "")));
        return new JobState.Restored(new BackupId(backup));
    }

    private static JobState inventory(World after) {
        return after.snapshot.backupClaim().isEmpty()
                ? failed(after, JobState.Failure.PASSING)
                : new JobState.Found(
                        after.backups.values().stream().map(World.Saved::record).toList());
    }

    private static JobState versions(World after, JobFact job) {
        String image = job.subject().orElseThrow();
        return new JobState.VersionsFound(
                Wishes.versionOf(image, after.version),
                after.server().map(server -> after.serverVersion()),
                after.snapshot.observedAt());
    }

    private static JobState wipe(World after, JobFact job) {
        if (after.snapshot.dataClaim().isEmpty() || after.snapshot.dataVolume().isEmpty()) {
            return failed(after, JobState.Failure.PASSING);
        }
        String directory = after.volumeDirectory().orElseThrow();
        Optional<String> born = after.directory(directory).born();
        if (born.isPresent() && !born.get().equals(job.life().value())) {
            return failed(after, JobState.Failure.PASSING);
        }
        after.destroy(directory, "a wipe");
        after.directories.remove(directory);
        return new JobState.Wiped();
    }
}

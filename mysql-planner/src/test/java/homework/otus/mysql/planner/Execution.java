package homework.otus.mysql.planner;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.VolumeFact;
import java.util.Optional;

/** The executor: does one step, and lets the truth follow. */
final class Execution {
    private Execution() {}

    /** The world after the step; for a wait, after what a healthy cluster does next. Empty when nothing moves. */
    static Optional<Move> of(World world, Step step) {
        if (step.action() instanceof Action.Await await) {
            return awaited(world, await.condition())
                    .map(after -> new Move("wait fulfilled", after))
                    .or(() -> Nature.moves(world).stream().findFirst());
        }
        String name = "do: " + PlanText.of(step, world.snapshot.instance());
        return Optional.of(new Move(name, done(world, step.action())));
    }

    /** The world after an action that the cluster let through. */
    static World done(World world, Action action) {
        World after = world.copy();
        follow(after, action);
        after.snapshot = Simulator.apply(world.snapshot, action);
        return after.settled();
    }

    static Optional<World> awaited(World world, Condition condition) {
        if (condition instanceof Condition.ServerAccepts) {
            return Nature.serverStarts(world)
                    .or(() -> Nature.podsGo(world))
                    .or(() -> Nature.isBroken(world) ? Optional.of(Wishes.healed(world)) : Optional.empty());
        }
        if (condition instanceof Condition.JobFinished job) {
            return Work.finish(world, job.job());
        }
        if (condition instanceof Condition.Gone gone) {
            return Nature.gone(world, gone.role())
                    .or(() -> gone.role() == ObjectRole.DATA_VOLUME ? Provisioning.removed(world) : Optional.empty());
        }
        if (condition instanceof Condition.ClaimExpanded expanded) {
            return Provisioning.expanded(world, expanded.storage());
        }
        return condition instanceof Condition.PodsGone ? Nature.podsGo(world) : Nature.timePasses(world);
    }

    private static void follow(World after, Action action) {
        if (action instanceof Action.Delete delete && delete.role() == ObjectRole.DATA_VOLUME) {
            after.destroy(after.volumeDirectory().orElseThrow(), "deleting the volume");
        }
        if (action instanceof Action.SetReclaim reclaim && reclaim.destroys() && reclaim.storage() == Storage.DATA) {
            after.destroy(after.volumeDirectory().orElseThrow(), "letting the volume go");
        }
        if (action instanceof Action.OpenData open && !open.opening().isOpen()) {
            after.volumeDirectory().ifPresent(directory -> after.destroy(directory, "letting the data go"));
        }
        if (action instanceof Action.CreateWorkload workload) {
            after.workloadLife = workload.template().life().value();
            after.workloadChecksBirth = workload.template().bornIn().isPresent();
        }
        if (action instanceof Action.CreateVolume volume) {
            volume.applied().ifPresent(applied -> after.loseImage(volume.life().value(), applied.image()));
        }
        if (action instanceof Action.CreateClaim claim && claim.storage() == Storage.DATA && !isTold(after)) {
            after.volumeDirectory()
                    .ifPresent(directory -> after.loseImage(
                            directory, claim.applied().orElseThrow().image()));
        }
        if (action instanceof Action.CreateCredentials credentials) {
            after.secrets = after.secrets.created(credentials.staged());
        }
        if (action instanceof Action.StagePassword) {
            after.secrets = after.secrets.stagedNow();
        }
        if (action instanceof Action.PromotePassword) {
            after.secrets = after.secrets.promoted();
        }
        boolean restarts = action instanceof Action.UpdateWorkload;
        if (restarts && after.isUpgrading() && after.holdsRows(after.mounted)) {
            after.wrongs.add("I15: a server is ended that upgrades its data");
        }
        if (action instanceof Action.EditBackup write) {
            BackupUsers.look(after, write.edit());
        }
        if (action instanceof Action.ForgetBackup forget) {
            BackupWork.forgotten(after, forget.backup().value());
        }
        if (action instanceof Action.RunJob run) {
            start(after, run.request());
        }
    }

    /** A volume that was never bound, of a life that has not said that it runs, tells what is wished. */
    private static boolean isTold(World world) {
        return world.snapshot
                .dataVolume()
                .filter(volume -> volume.wasBound()
                        || world.snapshot.resource().reported().isPresent())
                .flatMap(VolumeFact::applied)
                .isPresent();
    }

    private static void start(World after, JobRequest request) {
        if (request instanceof JobRequest.Wipe) {
            after.destroy(after.volumeDirectory().orElseThrow(), "a wipe");
        }
        if (request instanceof JobRequest.ChangePassword change) {
            after.targets.put(change.role(), change.pod().pod());
        }
        if (request instanceof JobRequest.Backup backup) {
            after.targets.put(backup.role(), backup.pod().pod());
            after.subjects.put(backup.role(), backup.id().value());
            after.databases.put(backup.role(), backup.applied().database());
        }
        if (request instanceof JobRequest.Restore restore) {
            after.targets.put(restore.role(), restore.pod().pod());
            after.subjects.put(restore.role(), restore.backup().id().value());
            after.databases.put(restore.role(), restore.applied().database());
        }
        if (request instanceof JobRequest.Prune prune) {
            after.subjects.put(prune.role(), prune.backup().value());
        }
        if (request instanceof JobRequest.Verify verify) {
            after.subjects.put(verify.role(), verify.backup().id().value());
        }
        if (request instanceof JobRequest.Rename rename) {
            after.targets.put(rename.role(), rename.pod().pod());
            after.subjects.put(rename.role(), rename.to());
            after.databases.put(rename.role(), rename.applied().database());
        }
    }
}

package homework.otus.mysql.planner;

import homework.otus.mysql.model.Block;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.planner.rules.HoldSuspended;
import java.util.Optional;

/** A user who does the one thing that a block asks for. */
final class Obedience {
    private Obedience() {}

    static Move to(Block block, World world) {
        return new Move("user obeys " + block.code(), obeyed(block, world));
    }

    private static World obeyed(Block block, World world) {
        if (cannotLogInAnyMore(block, world)) {
            return Users.givenUp(world);
        }
        World after = world.copy();
        if (block.code().equals("RestoreFailed")) {
            after.damaged.clear();
        }
        if (block.code().equals("InvalidSpec")
                || block.code().equals("ChangeNotSupported")
                || block.code().equals("ImageMoveNotSupported")
                || block.code().equals("ImageNotUsable")) {
            after.spec = world.snapshot.dataClaim().flatMap(ClaimFact::applied).orElse(Worlds.SPEC);
        }
        if (block.code().equals("RenameRefused")) {
            after.spec = Wishes.withDatabase(
                    world.spec,
                    world.snapshot
                            .dataClaim()
                            .flatMap(ClaimFact::applied)
                            .orElse(Worlds.SPEC)
                            .database());
        }
        if (block.code().equals("DatabaseUnknown")) {
            after.spec = Wishes.withDatabase(world.spec, world.naming().database());
        }
        if (block.code().equals(HoldSuspended.CODE) || block.code().equals(NodeFit.CODE)) {
            after.spec = Worlds.SPEC;
        }
        if (block.code().equals("StorageClassMissing")) {
            after.spec = Worlds.ON_CLASS;
        }
        if (block.code().equals("PasswordRefused")) {
            after.secrets = world.secrets.wanting(world.secrets.applied().orElseThrow());
        }
        after.snapshot = switch (block.code()) {
            case "VolumeLost" -> withoutLostClaim(world);
            case "NotOurs" -> withoutForeignObject(after);
            case "RestoreFailed", "JobFailed" -> withoutFailedJob(block, world.snapshot);
            case "InvalidSpec", "PasswordMissing" ->
                Worlds.withResource(world.snapshot, resource -> resource.passwordGiven(true));
            default -> world.snapshot;
        };
        return after.settled();
    }

    /** Nobody knows the password, and no server can be started that sets another: a claim that is going takes no new pod. */
    private static boolean cannotLogInAnyMore(Block block, World world) {
        return block.code().equals("JobFailed")
                && block.message().contains("give up the final backup")
                && world.snapshot.dataClaim().filter(ClaimFact::terminating).isPresent()
                && world.snapshot
                        .job(ObjectRole.PASSWORD_JOB)
                        .filter(job -> job.state() instanceof JobState.Failed failed
                                && failed.failure() == JobState.Failure.WRONG_PASSWORD)
                        .isPresent();
    }

    private static ClusterSnapshot withoutLostClaim(World world) {
        for (Storage storage : Storage.values()) {
            if (storage.volumeIn(world.snapshot).isEmpty()
                    && storage.claimIn(world.snapshot).isPresent()) {
                return Disturbances.byHand(world, storage.claim()).snapshot;
            }
        }
        return world.snapshot;
    }

    private static ClusterSnapshot withoutForeignObject(World after) {
        ClusterSnapshot snapshot = after.snapshot;
        for (ObjectRole role : ObjectRole.values()) {
            Optional<? extends ObjectFact> object = snapshot.object(role);
            if (object.isPresent() && object.get().ownership() != Ownership.OURS) {
                if (role == ObjectRole.DATA_VOLUME) {
                    Nature.excuse(after, after.volumeDirectory().orElseThrow());
                }
                return Edits.without(snapshot, role);
            }
        }
        return snapshot;
    }

    private static ClusterSnapshot withoutFailedJob(Block block, ClusterSnapshot snapshot) {
        return snapshot.jobs().entrySet().stream()
                .filter(job -> job.getValue().state() instanceof JobState.Failed)
                .map(job -> job.getKey())
                .filter(role -> block.message().contains(role.nameFor(snapshot.instance())))
                .findFirst()
                .map(role -> Edits.without(snapshot, role))
                .orElse(snapshot);
    }
}

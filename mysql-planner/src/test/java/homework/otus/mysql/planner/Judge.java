package homework.otus.mysql.planner;

import homework.otus.mysql.model.Block;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.DeletionPolicy;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What has to hold of every plan, and of every world that needs nothing more. */
final class Judge {
    /** The whole suffix law is looked at in one world of so many; its first step in every one. */
    private static final int SAMPLE = 64;

    private static final int LONGEST = 100;

    private Judge() {}

    static List<String> plan(Planner planner, Plan plan, World world, int look) {
        List<String> wrong = new ArrayList<>(PlanValidator.violations(plan, world.snapshot));
        if (plan.block().filter(block -> block.code().equals("PlannerDefect")).isPresent()) {
            wrong.add("I5: the rules do not come to an end");
        }
        boolean handsOff = world.spec.suspend() && !world.snapshot.namespaceTerminating();
        if (handsOff && !plan.steps().isEmpty()) {
            wrong.add("a suspended resource is not left alone");
        }
        if (Math.floorMod(look, SAMPLE) == 0) {
            wrong.addAll(Laws.violations(planner, world.spec, plan, world.snapshot));
        }
        return wrong;
    }

    static String ending(Optional<Block> block, World world) {
        return block.map(known ->
                        (world.snapshot.resource().isDeleting() ? "deletion blocked: " : "blocked: ") + known.code())
                .orElse(world.snapshot.resource().isDeleting() ? "gone" : "running");
    }

    static List<String> end(Planner planner, Optional<Block> block, World world) {
        boolean deleting = world.snapshot.resource().isDeleting();
        if (block.filter(known -> known.code().equals("RenameRefused")).isPresent() && !world.clientsConnect()) {
            return List.of("I5: a rename is refused, and clients cannot connect");
        }
        if (world.spec.suspend() && block.isPresent()) {
            return List.of();
        }
        if (block.isPresent()) {
            return deleting ? afterGivingUp(planner, world) : List.of();
        }
        List<String> waiting = BackupWork.waiting(world);
        if (!waiting.isEmpty()) {
            return waiting;
        }
        return deleting ? gone(world.snapshot) : running(world);
    }

    private static List<String> running(World world) {
        if (!world.clientsConnect()) {
            return List.of("I5: nothing to do, and clients cannot connect");
        }
        if (!world.naming().equals(Naming.of(world.spec.database()))) {
            return List.of("M12: nothing to do, and the database has another name than wanted");
        }
        if (world.snapshot.dataClaim().filter(ClaimFact::terminating).isPresent()) {
            return List.of("I5: nothing to do, and the data claim is going");
        }
        if (world.secrets.ofServer(world.mounted) != world.secrets.wanted()) {
            return List.of("M11: nothing to do, and the server has another password than the one that is wanted");
        }
        return world.fenced() ? List.of("I5: nothing to do, and the server refuses writes") : List.of();
    }

    private static List<String> gone(ClusterSnapshot now) {
        if (now.resource().guarded()) {
            return List.of("I5: nothing to do, and the resource is still there");
        }
        if (now.namespaceTerminating()) {
            return List.of();
        }
        Optional<Uid> life = Optional.of(now.resource().uid());
        boolean data = now.dataClaim().isPresent()
                ? now.dataClaim().flatMap(ClaimFact::life).equals(life)
                : now.dataVolume()
                        .filter(volume -> !volume.terminating())
                        .flatMap(VolumeFact::life)
                        .equals(life);
        boolean retained = now.resource().deletionPolicy() == DeletionPolicy.RETAIN;
        if (data && !retained) {
            return List.of("M6: the deletion leaves data of this life");
        }
        boolean said = now.resource()
                .reported()
                .filter(report -> report.message().contains(" deleted, "))
                .isPresent();
        return said ? leftovers(now) : List.of();
    }

    private static List<String> leftovers(ClusterSnapshot now) {
        return Stream.of(ObjectRole.WORKLOAD, ObjectRole.SERVICE, ObjectRole.WIPE_JOB)
                .filter(role -> now.object(role)
                        .filter(fact -> fact.ownership() == Ownership.OURS)
                        .isPresent())
                .map(role -> "M6: the deletion leaves the " + role.title())
                .toList();
    }

    /** The way out that is always there: the annotation lets every deletion come to its end. */
    private static List<String> afterGivingUp(Planner planner, World blocked) {
        World world = Canon.of(Users.givenUp(blocked));
        for (int steps = 0; steps < LONGEST; steps++) {
            Plan plan = planner.plan(world.spec, Optional.empty(), world.snapshot);
            if (plan.steps().isEmpty()) {
                return plan.block().isEmpty() ? List.of() : List.of("the annotation does not unblock the deletion");
            }
            Optional<Move> move = Execution.of(world, plan.steps().get(0));
            if (move.isEmpty()) {
                break;
            }
            world = Canon.of(move.get().after());
        }
        return List.of("the annotation does not end the deletion");
    }
}

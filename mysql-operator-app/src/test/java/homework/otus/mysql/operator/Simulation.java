package homework.otus.mysql.operator;

import homework.otus.mysql.k8s.AdapterException;
import homework.otus.mysql.k8s.AdapterException.Code;
import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.execute.Outcome;
import homework.otus.mysql.k8s.execute.PlanExecutor;
import homework.otus.mysql.k8s.execute.ResourceContext;
import homework.otus.mysql.k8s.execute.StepGuard;
import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Extent;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.ResourceFact;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.planner.PlanValidator;
import homework.otus.mysql.planner.Planner;
import homework.otus.mysql.planner.SimulatedCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * One road of an operator over a {@link SimulatedCluster}: looks, plans, and executes with the real executor and the real
 * guard, as {@link Reconciler} does it, while users use it, Jobs fail, things vanish, and the connection to the cluster
 * fails in every way. Then all faults stop, and the goal or a block has to be reached.
 *
 * <p>The same seed gives the same road. Faults of the way to the cluster come in any number; what is done to the cluster by
 * hand, and Jobs that fail, in a bounded one, since enough hands can destroy anything.
 */
final class Simulation {
    private static final int ROUNDS = 60;
    /** More than any healthy road has steps and waits. */
    private static final int LONGEST = 400;

    private static final int BLOCKS = 5;

    private final Random dice;
    private final SimulatedCluster cluster;
    private final Operating operating;
    private final Planner planner = new Planner();
    private final List<String> told = new ArrayList<>();
    private final List<String> wrongs = new ArrayList<>();
    private ClusterSnapshot cached;
    private int disturbancesLeft;
    private boolean distrusted;
    private boolean faults = true;
    /** Dice of their own: the roads without strangers stay the same. */
    private final Random strangers;

    private final SimulatedLooking looking;
    private int strangersLeft;

    /** How the operator that is simulated is put together; a planted fault takes the place of one part. */
    interface Operating {
        default StepGuard guard(Uid life, ClusterSnapshot planned, Supplier<Optional<ClusterSnapshot>> live) {
            return new LiveGuard(life, live, step -> {});
        }

        /** What can be there of the instance, by what the operator remembers; empty: it looks at everything. */
        default Optional<Extent> extent(Optional<Extent> remembered) {
            return remembered;
        }

        default void execute(Plan plan, Writer writer, ResourceContext context, StepGuard guard) {
            Outcome unused = new PlanExecutor(writer::write).execute(plan, context, guard);
        }
    }

    /** The way to the cluster. */
    interface Writer {
        void write(Action action, ResourceContext context);
    }

    /** The process ended. */
    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * What a road came to.
     *
     * @param wrongs what must never be
     * @param told what happened
     * @param looksWithin how many looks were not whole
     */
    record Road(String ending, List<String> wrongs, List<String> told, int looksWithin) {}

    Simulation(long seed, int disturbances, Operating operating) {
        this(seed, disturbances, 0, operating);
    }

    /** @param strangers how many objects of others may take a name of ours */
    Simulation(long seed, int disturbances, int strangers, Operating operating) {
        this.disturbancesLeft = disturbances;
        this.strangersLeft = strangers;
        this.strangers = new Random(~seed);
        this.dice = new Random(seed);
        this.operating = operating;
        this.looking = new SimulatedLooking(operating::extent, this::plan);
        List<String> starts = SimulatedCluster.starts();
        String start = starts.get(dice.nextInt(starts.size()));
        this.cluster = SimulatedCluster.startingAt(start);
        this.cached = cluster.snapshot();
        told.add("start: " + start);
    }

    Road run() {
        for (int round = 0; round < ROUNDS && isClean(); round++) {
            int chance = dice.nextInt(100);
            if (chance < 45) {
                visit();
            } else if (chance < 85) {
                happens("by itself: ", cluster.moves(dice));
            } else if (chance < 90) {
                happens("", cluster.isUsed(dice));
            } else {
                isDisturbed("");
            }
            aStrangerComes("");
            cached = dice.nextInt(3) == 0 ? cluster.snapshot() : cached;
        }
        faults = false;
        told.add("faults stop");
        String ending = isClean() ? heal() : "";
        wrongs.addAll(cluster.wrongs());
        return new Road(ending, List.copyOf(wrongs), List.copyOf(told), looking.within());
    }

    /** To the end of the road; where a block asks for something, the user does it a few times. */
    private String heal() {
        int blocks = 0;
        for (int steps = 0; steps < LONGEST && isClean(); steps++) {
            cached = cluster.snapshot();
            Plan plan = plan(cached);
            if (plan.steps().isEmpty() || isNobodys()) {
                wrongs.addAll(cluster.wrongsAtTheEnd(plan.block()));
                if (plan.block().isEmpty() || blocks == BLOCKS) {
                    return cluster.ending(plan.block());
                }
                blocks++;
                told.add("user obeys " + plan.block().get().code());
                cluster.isObeyed(plan.block().get());
                continue;
            }
            visit();
            plan = plan(cluster.snapshot());
            if (plan.steps().stream().findFirst().map(step -> step.action()).orElse(null)
                    instanceof Action.Await await) {
                Optional<String> moved = cluster.fulfils(await.condition(), dice);
                happens("", moved);
                if (moved.isEmpty()) {
                    wrongs.add("I5: stands still before " + await);
                }
            }
        }
        wrongs.addAll(isClean() ? List.of("I5: comes to no end") : List.of());
        return "none";
    }

    private Plan plan(ClusterSnapshot snapshot) {
        return planner.plan(cluster.spec(), Optional.empty(), snapshot);
    }

    private boolean isClean() {
        return wrongs.isEmpty() && cluster.wrongs().isEmpty();
    }

    /** Neither the resource nor a MySQLBackup of it is there: the operator does not look, see {@link Subject}. */
    private boolean isNobodys() {
        return !cluster.hasResource() && cluster.snapshot().backups().isEmpty();
    }

    private void visit() {
        if ((!distrusted && plan(cached).isEmpty()) || isNobodys()) {
            return;
        }
        ClusterSnapshot looked = looking.look(cluster.snapshot(), distrusted, cached);
        Plan plan = plan(looked);
        distrusted = false;
        List<String> violations = PlanValidator.violations(plan, looked);
        wrongs.addAll(violations);
        if (!violations.isEmpty()) {
            return;
        }
        told.add("operator looks");
        Uid life = looked.resource().uid();
        Supplier<Optional<ClusterSnapshot>> live = () -> {
            mayHappen();
            return Optional.of(cluster.snapshot()).filter(now -> !isNobodys());
        };
        try {
            operating.execute(
                    plan,
                    (action, context) -> {
                        looking.doing(looked.instance(), action);
                        write(action, looked.resource());
                    },
                    new ResourceContext(new MySQL()),
                    operating.guard(life, looked, live));
        } catch (AdapterException | Crash e) {
            told.add("operator: " + e);
            distrusted = true;
        }
    }

    /** A guarded write follows the guard's look at once: the moment between the two is left out. */
    private void write(Action action, ResourceFact planned) {
        boolean guarded = action.guarded();
        if (!guarded) {
            mayHappen();
        }
        Fault fault = faults && dice.nextInt(100) < 18 ? Fault.any(dice) : Fault.NONE;
        if (fault.comesBefore) {
            told.add(fault + " before " + action);
            throw fault.thrown();
        }
        told.add("operator does " + action);
        if (!cluster.write(action, planned)) {
            throw AdapterException.of(Code.CONFLICT, "%s is refused", action);
        }
        if (fault != Fault.NONE) {
            told.add(fault + " after it");
            throw fault.thrown();
        }
    }

    private void aStrangerComes(String when) {
        if (strangersLeft > 0 && strangers.nextInt(20) == 0) {
            strangersLeft--;
            happens(when, cluster.isTaken(strangers));
        }
    }

    /** The world does not stand still while the operator works. */
    private void mayHappen() {
        if (!faults) {
            return;
        }
        aStrangerComes("meanwhile: ");
        int chance = dice.nextInt(100);
        if (chance < 20) {
            happens("meanwhile: ", cluster.moves(dice));
        } else if (chance < 24) {
            happens("meanwhile: ", cluster.isUsed(dice));
        } else if (chance < 28) {
            isDisturbed("meanwhile: ");
        }
    }

    private void isDisturbed(String when) {
        if (disturbancesLeft > 0) {
            disturbancesLeft--;
            happens(when, cluster.isDisturbed(dice));
        }
    }

    private void happens(String when, Optional<String> what) {
        what.ifPresent(move -> told.add(when + move));
    }

    private enum Fault {
        NONE(false),
        CRASH(true),
        BUSY(true),
        CONFLICT(true),
        CRASH_AFTERWARDS(false),
        ANSWER_LOST(false);

        private final boolean comesBefore;

        Fault(boolean comesBefore) {
            this.comesBefore = comesBefore;
        }

        static Fault any(Random dice) {
            return values()[1 + dice.nextInt(values().length - 1)];
        }

        RuntimeException thrown() {
            return switch (this) {
                case CRASH, CRASH_AFTERWARDS -> new Crash();
                case BUSY -> AdapterException.of(Code.BUSY, "too many requests");
                case CONFLICT -> AdapterException.of(Code.CONFLICT, "somebody else wrote");
                case ANSWER_LOST, NONE -> AdapterException.of(Code.UNREACHABLE, "no answer");
            };
        }
    }
}

package homework.otus.mysql.planner;

import com.google.common.collect.ImmutableSortedMap;
import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Block;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.NodeFact;
import homework.otus.mysql.model.ObjectFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.Quantity;
import homework.otus.mysql.model.ResourceFact;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.planner.rules.ListBackup;
import homework.otus.mysql.planner.rules.ListFinalBackup;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a look at a real cluster and a look at an explored world have in common: who is whose and how far everything is,
 * without names, sizes, versions, addresses and times. Because it forgets much, it goes together with what the planner
 * makes of the look ({@link #plan}): looks that are alike and lead to different plans are not the same.
 *
 * @param dimensions what is where
 */
record Likeness(ImmutableSortedMap<String, String> dimensions) {
    private static final Set<String> LISTING = Set.of(new ListBackup().name(), new ListFinalBackup().name());

    static Likeness of(MySqlSpec spec, ClusterSnapshot now) {
        ImmutableSortedMap.Builder<String, String> to = ImmutableSortedMap.naturalOrder();
        to.put("resource", resource(now.resource()));
        to.put("namespace", now.namespaceTerminating() ? "terminating" : "there");
        to.put("nodes", now.nodes().stream().noneMatch(NodeFact::takesPods) ? "none" : "some");
        to.put("wish", wish(spec, now));
        for (Storage storage : Storage.values()) {
            to.put(storage + " volume", StorageLikeness.volume(now, storage));
            to.put(storage + " claim", StorageLikeness.claim(now, storage));
        }
        to.put(
                "credentials",
                now.credentials()
                        .map(secret -> object(secret) + (secret.current() ? " current" : " stale"))
                        .orElse("none"));
        to.put("catalogue", StorageLikeness.catalogue(now));
        to.put("workload", now.workload().map(Likeness::object).orElse("none"));
        to.put("service", now.service().map(Likeness::object).orElse("none"));
        to.put("server", server(now));
        for (ObjectRole role : ObjectRole.values()) {
            if (role.isJob()) {
                to.put(role.toString(), JobLikeness.of(now, role));
            }
        }
        return new Likeness(to.buildOrThrow());
    }

    /** In how many dimensions they differ. */
    List<String> differences(Likeness other) {
        return dimensions.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(other.dimensions.get(entry.getKey())))
                .map(entry -> "%s: %s, where the explorer has %s"
                        .formatted(entry.getKey(), entry.getValue(), other.dimensions.get(entry.getKey())))
                .toList();
    }

    static String object(ObjectFact fact) {
        return fact.ownership() + (fact.terminating() ? " going" : "");
    }

    static String life(ClusterSnapshot now, Optional<Uid> life) {
        return life.map(uid -> uid.equals(now.resource().uid()) ? "of this life" : "of an earlier life")
                .orElse("of no life");
    }

    /** A real API server counts a deletion as a generation, too; the explorer does not. */
    private static String resource(ResourceFact resource) {
        String told = resource.reported()
                .map(report -> (report.message().contains(" deleted, ")
                                ? "told its end"
                                : report.message().contains(" with restore-job") ? "told a restore" : "told a start")
                        + (resource.isDeleting() || report.generation() == resource.generation() ? "" : ", edited"))
                .orElse("never told");
        return told
                + (resource.isDeleting() ? ", deleting" : "")
                + (resource.guarded() ? ", guarded" : "")
                + (resource.passwordGiven() ? "" : ", no password")
                + (resource.finalBackupGivenUp() ? ", given up" : "")
                + (resource.adopt() ? ", to adopt" : "");
    }

    private static String wish(MySqlSpec spec, ClusterSnapshot now) {
        if (!SpecViolations.of(
                        spec,
                        ResourceFact.builder()
                                .from(now.resource())
                                .passwordGiven(true)
                                .build())
                .isEmpty()) {
            return "invalid";
        }
        Optional<MySqlSpec> applied = now.dataClaim().flatMap(claim -> claim.applied());
        return applied.map(was -> (was.image().equals(spec.image()) ? "" : "another image ")
                        + (was.database().equals(spec.database()) ? "" : "another database ")
                        + size(was, spec))
                .orElse("nothing applied");
    }

    private static String size(MySqlSpec was, MySqlSpec spec) {
        Optional<BigDecimal> before = new Quantity(was.storageSize()).bytes();
        Optional<BigDecimal> after = new Quantity(spec.storageSize()).bytes();
        if (before.isEmpty() || after.isEmpty()) {
            return "a size that is none";
        }
        int more = after.get().compareTo(before.get());
        return more == 0 ? "as applied" : more > 0 ? "bigger" : "smaller";
    }

    /**
     * While its workload stands, a pod that is not ready yet, or not any more, is as good as none, and one that is going is
     * replaced. Without the workload every pod is on its way out.
     */
    private static String server(ClusterSnapshot now) {
        boolean stands =
                now.workload().filter(workload -> !workload.terminating()).isPresent();
        if (!stands) {
            return now.pods().isEmpty() ? "none" : "leaving";
        }
        return now.pods().stream()
                .filter(pod -> pod.ready() && !pod.terminating())
                .findFirst()
                .map(pod -> "serves" + inspection(now, pod))
                .orElse("none");
    }

    /** What was found in the directory counts until the data is opened. */
    private static String inspection(ClusterSnapshot now, PodFact pod) {
        boolean opened =
                now.dataClaim().filter(claim -> claim.opening().isOpen()).isPresent();
        return opened
                ? ""
                : pod.inspection()
                        .map(seen ->
                                (seen.fresh() ? " a fresh directory " : " a used directory ") + life(now, seen.born()))
                        .orElse(" an unknown directory");
    }

    /**
     * The steps by rule and kind, and the block; without the listing of what a new life finds, which the explorer does
     * in one move.
     */
    static List<String> plan(Planner planner, MySqlSpec spec, ClusterSnapshot now) {
        Plan plan = planner.plan(spec, Optional.empty(), now);
        return Stream.concat(
                        plan.steps().stream()
                                .filter(step -> !LISTING.contains(step.rule()))
                                .map(Likeness::step),
                        plan.block().stream().map(Block::code))
                .toList();
    }

    private static String step(Step step) {
        Action action = step.action();
        String kind = action.getClass().getSimpleName();
        String what = "";
        if (action instanceof Action.Delete delete) {
            what = " " + delete.role();
        } else if (action instanceof Action.RunJob run) {
            what = " " + run.request().role();
        } else if (action instanceof Action.CreateVolume create) {
            what = " " + create.storage();
        } else if (action instanceof Action.CreateClaim create) {
            what = " " + create.storage() + " " + create.opening().state();
        } else if (action instanceof Action.OpenData open) {
            what = " " + open.opening().state();
        } else if (action instanceof Action.Await await) {
            what = " " + (await.condition() instanceof Condition.TimeReached ? "time" : await.condition());
        }
        return step.rule() + ": " + kind + what;
    }
}

package homework.otus.mysql.planner;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.Inspection;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.ObjectFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.Uid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What rules ask about the pod of a server. */
public final class Servers {
    private Servers() {}

    /** Where Jobs find the server. The name goes along, so that an address used by another pod meanwhile is noticed. */
    public static JobRequest.PodAddress of(PodFact server) {
        return new JobRequest.PodAddress(server.name(), server.address().orElseThrow());
    }

    /** The data directory was initialised from nothing in this life of the resource. */
    public static boolean bornInThisLife(Situation situation, PodFact server) {
        return server.inspection()
                .flatMap(Inspection::born)
                .filter(situation.life()::equals)
                .isPresent();
    }

    /** The next step towards no server: its workload goes, then its pods; empty when nothing has the data open. */
    public static Optional<Decision> stop(Situation situation, String why) {
        Optional<? extends ObjectFact> workload = situation.ours(ObjectRole.WORKLOAD);
        if (workload.isPresent()) {
            Uid uid = workload.get().uid();
            return Optional.of(
                    workload.get().terminating()
                            ? Decision.await(new Condition.Gone(ObjectRole.WORKLOAD), why, "workload=terminating")
                            : Decision.next(
                                    new Action.Delete(ObjectRole.WORKLOAD, uid),
                                    why,
                                    "workload=present",
                                    Facts.uid(uid)));
        }
        return situation.snapshot().pods().isEmpty() ? Optional.empty() : Optional.of(podsGone(situation, why));
    }

    /** The pods of a workload that is gone follow it; those that do not have to be named. */
    public static Decision podsGone(Situation situation, String why) {
        return orphans(situation, PodFact.Keeper.NOBODY)
                .or(() -> orphans(situation, PodFact.Keeper.NEXT_WORKLOAD))
                .orElseGet(() -> Decision.await(new Condition.PodsGone(), why, "workload=absent", pods(situation)));
    }

    /** A block for pods with that keeper, which nothing ends; empty when there is none. */
    public static Optional<Decision> orphans(Situation situation, PodFact.Keeper keeper) {
        List<String> names = new ArrayList<>();
        for (PodFact pod : situation.snapshot().pods()) {
            if (!pod.terminating() && pod.keeper() == keeper) {
                names.add(pod.name());
            }
        }
        String what = keeper == PodFact.Keeper.NOBODY ? "pods" : "replicasets,pods";
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(Decision.block(
                        "OrphanedPods",
                        "pods " + names + " run on without a Deployment and have the data directory open; nothing ends"
                                + " them but: kubectl delete " + what + " -n "
                                + situation.snapshot().instance().namespace()
                                + (keeper == PodFact.Keeper.NOBODY
                                        ? " " + String.join(" ", names)
                                        : " -l app=" + situation.name(ObjectRole.WORKLOAD))));
    }

    /** The names of the pods that are there, as a fact. */
    public static String pods(Situation situation) {
        return "pods=" + situation.snapshot().pods().stream().map(PodFact::name).toList();
    }
}

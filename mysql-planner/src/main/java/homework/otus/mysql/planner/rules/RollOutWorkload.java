package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.ServerTemplate;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.WorkloadFact;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import homework.otus.mysql.planner.Upgrade;
import java.util.List;
import java.util.Optional;

/**
 * The server runs with what was last applied (invariant I10): where the workload was made from something
 * else, or somebody else has changed its pods, it is made anew, and its pod restarts. A Job that works with
 * the server is not disturbed by that.
 */
public final class RollOutWorkload implements Rule {
    private static final String NONE = "there is no workload to roll out";
    private static final String NOT_KNOWN = "what the workload was made from is not known";
    private static final String AS_APPLIED = "the workload is made from what was last applied";
    private static final String GOING = "the data claim is being deleted: a server that stops now does not come back";
    private static final String UPGRADING = "the server may be upgrading its data, and is left alone";
    private static final List<ObjectRole> WITH_SERVER =
            List.of(ObjectRole.BACKUP_JOB, ObjectRole.RESTORE_JOB, ObjectRole.PASSWORD_JOB, ObjectRole.RENAME_JOB);

    @Override
    public String name() {
        return "Roll out the workload";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<String> noServer = situation.noServer();
        if (noServer.isPresent()) {
            return Decision.pass(noServer.get());
        }
        Optional<WorkloadFact> workload = situation.workload().filter(fact -> !fact.terminating());
        Optional<ServerTemplate> before = workload.flatMap(WorkloadFact::template);
        if (workload.isEmpty() || before.isEmpty()) {
            return Decision.pass(workload.isEmpty() ? NONE : NOT_KNOWN);
        }
        Optional<String> why = outdated(situation, before.get(), workload.get());
        if (why.isEmpty()) {
            return Decision.pass(AS_APPLIED);
        }
        if (situation.ours(Storage.DATA).filter(ClaimFact::terminating).isPresent()) {
            return Decision.pass(GOING);
        }
        if (Upgrade.isUnderWay(situation.snapshot())) {
            return Decision.pass(UPGRADING);
        }
        return busy(situation)
                .map(job -> Decision.await(
                        new Condition.JobFinished(job), "it works with the server, which is restarted then", why.get()))
                .orElseGet(() -> Decision.next(
                        new Action.UpdateWorkload(workload.get().uid(), template(situation, before.get())),
                        "the server restarts: " + why.get(),
                        "revision=" + workload.get().revision(),
                        Facts.uid(workload.get().uid())));
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I10, Invariant.I15)
                .fires(
                        "the workload is not made from what was last applied: it is updated, and the server restarts",
                        "its pods were changed by somebody else: the same",
                        "a Job works with the server: its end is awaited before")
                .passes(Causes.NO_SERVER, NONE, NOT_KNOWN, AS_APPLIED, GOING, UPGRADING);
    }

    private static Optional<String> outdated(Situation situation, ServerTemplate template, WorkloadFact workload) {
        MySqlSpec before = template.applied();
        MySqlSpec applied = situation.applied();
        if (!before.image().equals(applied.image())) {
            return Optional.of("image " + before.image() + " becomes " + applied.image());
        }
        if (!before.settings().equals(applied.settings())) {
            return Optional.of("its settings have changed");
        }
        return workload.drift().stream()
                .filter(path -> path.startsWith("spec.template"))
                .findFirst()
                .map(path -> "somebody else has changed " + path);
    }

    private static ServerTemplate template(Situation situation, ServerTemplate before) {
        return ServerTemplate.builder()
                .from(before)
                .applied(situation.applied())
                .revision(before.revision() + 1)
                .build();
    }

    /** The Job that talks to the server right now. */
    private static Optional<ObjectRole> busy(Situation situation) {
        return WITH_SERVER.stream()
                .filter(role -> situation.server().isPresent())
                .filter(role -> situation
                        .snapshot()
                        .job(role)
                        .map(JobFact::state)
                        .filter(JobState.Running.class::isInstance)
                        .isPresent())
                .findFirst();
    }
}

package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.CredentialsFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ServerTemplate;
import homework.otus.mysql.model.WorkloadFact;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Passwords;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import homework.otus.mysql.planner.Upgrade;
import java.util.Optional;

/**
 * A server that has neither the applied nor the staged password sets the staged one when it starts next, and no longer
 * once it has it. Nothing but the Job that tried both tells that (invariant I11).
 *
 * <p>While the workload resets, the staged password stays what it is: the server may have it already. So a password that the
 * user wants instead is staged before, or after the workload resets no more.
 */
public final class ResetLostPassword implements Rule {
    private static final String KNOWN = "nothing says that the server's password is lost";
    private static final String RESETTING = "the server sets its lost password when it starts";
    private static final String GOING = "the data claim is being deleted: a server that stops now does not come back";
    private static final String UPGRADING = "the server may be upgrading its data, and is left alone";
    private static final String NO_WORKLOAD = "there is no workload";

    @Override
    public String name() {
        return "Reset a lost password";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<String> noServer = situation.noServer();
        if (noServer.isPresent()) {
            return Decision.pass(noServer.get());
        }
        Passwords passwords = new Passwords(situation);
        Optional<WorkloadFact> workload = situation.workload();
        if (workload.isEmpty()) {
            return Decision.pass(NO_WORKLOAD);
        }
        if (passwords.isClaimGoing()) {
            return Decision.pass(GOING);
        }
        if (Upgrade.isUnderWay(situation.snapshot())) {
            return Decision.pass(UPGRADING);
        }
        Optional<JobState.Failed> lost = passwords.failed(JobState.Failure.WRONG_PASSWORD);
        if (passwords.isReset()) {
            boolean inVain = passwords.isStagedUnwanted()
                    && situation.server().isPresent()
                    && lost.filter(failed -> !passwords.isResetSince(failed)).isPresent();
            return inVain || passwords.staged().isEmpty()
                    ? update(situation, workload.get(), false, "root has a password that is known")
                    : Decision.pass(RESETTING);
        }
        if (lost.isEmpty()) {
            return Decision.pass(KNOWN);
        }
        return passwords.isStagedUnwanted()
                ? stageAnother(passwords.credentials().orElseThrow())
                : update(situation, workload.get(), true, "the server has another password than ours");
    }

    private static Decision update(Situation situation, WorkloadFact workload, boolean resets, String why) {
        ServerTemplate.Builder template = ServerTemplate.builder();
        workload.template().ifPresentOrElse(template::from, () -> template.life(situation.life()));
        template.applied(situation.applied());
        return Decision.next(
                new Action.UpdateWorkload(
                        workload.uid(),
                        template.resetsPassword(resets)
                                .revision(workload.revision() + 1)
                                .build()),
                why,
                "resetsPassword=" + resets,
                "restartsServer=true",
                Facts.uid(workload.uid()));
    }

    private static Decision stageAnother(CredentialsFact credentials) {
        return Decision.next(
                new Action.StagePassword(credentials.uid(), credentials.rotations() + 1),
                "the server has another password than ours, and another one is wanted than the staged one",
                "applied=lost",
                "rotations=" + credentials.rotations(),
                Facts.uid(credentials.uid()));
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I5, Invariant.I11, Invariant.I15)
                .fires(
                        "the Job tried both passwords, and root has neither: the workload sets the staged one as it starts",
                        "so it is, and the resource names another password than the staged one: that is staged instead",
                        "the workload sets the password, and the server has it, or another one is wanted instead: it does no"
                                + " longer")
                .passes(Causes.NO_SERVER, NO_WORKLOAD, GOING, UPGRADING, KNOWN, RESETTING);
    }
}

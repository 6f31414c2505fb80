package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.RestoreWish;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Servers;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/** Where nothing is to be restored, the data is opened as it is; the mark is there before the first client can be. */
public final class OpenDataWithoutRestore implements Rule {
    @Override
    public String name() {
        return "Open the data without a restore";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<String> noServer = situation.noServer();
        if (noServer.isPresent()) {
            return Decision.pass(noServer.get());
        }
        if (situation.opening().isOpen()) {
            return Decision.pass(Causes.OPEN);
        }
        Optional<ClaimFact> claim = situation.ours(Storage.DATA);
        Optional<PodFact> server = situation.server();
        if (claim.isEmpty() || server.isEmpty()) {
            return Decision.pass(claim.isEmpty() ? Causes.NO_CLAIM : Causes.NOT_UP);
        }
        Optional<Decision> begun = begunRestore(situation);
        if (begun.isPresent()) {
            return begun.get();
        }
        boolean born = Servers.bornInThisLife(situation, server.get());
        boolean fresh = situation.opening().state() == Opening.State.NEVER && born;
        return Decision.next(
                new Action.OpenData(claim.get().uid(), fresh ? Opening.FRESH : Opening.KEPT),
                fresh ? whyEmpty(situation) : "data directory already initialised",
                Facts.opening(situation),
                "bornInThisLife=" + born,
                Facts.uid(claim.get().uid()));
    }

    /** What a restore has brought so far must not be seen, also when nothing is to be restored any more. */
    private static Optional<Decision> begunRestore(Situation situation) {
        Optional<JobFact> job = situation
                .snapshot()
                .job(ObjectRole.RESTORE_JOB)
                .filter(it -> it.ownership() == Ownership.OURS && it.life().equals(situation.life()));
        if (job.isEmpty()) {
            return Optional.empty();
        }
        if (!job.get().state().isFinished()) {
            return Optional.of(Decision.await(
                    new Condition.JobFinished(ObjectRole.RESTORE_JOB),
                    "it was begun before spec.restore changed",
                    Facts.job(job.get()),
                    Facts.uid(job.get().uid())));
        }
        boolean halfWay =
                job.get().state() instanceof JobState.Failed failed && failed.failure() == JobState.Failure.PASSING;
        return halfWay
                ? Optional.of(Decision.block(
                        "RestoreUnfinished",
                        "a restore was begun and has not finished, and nothing is to be restored any more: what it brought is not"
                                + " shown to clients. Ask for that backup again in spec.restore, or delete this resource and create it"
                                + " again; the backups stay"))
                : Optional.empty();
    }

    private static String whyEmpty(Situation situation) {
        return situation.spec().restore() instanceof RestoreWish.Nothing
                ? "spec.restore asks for no backup"
                : "there is no backup to restore";
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I2, Invariant.I11)
                .fires(
                        "the data is not open, was initialised in this life, and nothing is to be restored: it is opened"
                                + " as fresh",
                        "nothing is to be restored any more, and a restore runs: it is awaited; it has failed on its way: blocked",
                        "the data is not open, and was there before or may have been: it is opened as kept")
                .passes(Causes.NO_SERVER, Causes.OPEN, Causes.NO_CLAIM, Causes.NOT_UP);
    }
}

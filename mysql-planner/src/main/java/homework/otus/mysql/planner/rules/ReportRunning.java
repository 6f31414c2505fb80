package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.ResourceFact;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Changes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.List;

/** Says, once, that the instance runs, and where its data came from. It is the end of the road. */
public final class ReportRunning implements Rule {
    @Override
    public String name() {
        return "Report that the instance runs";
    }

    @Override
    public Decision decide(Situation situation) {
        if (situation.deleting()) {
            return Decision.pass(Causes.DELETED);
        }
        String name = situation.snapshot().instance().name();
        boolean restored = situation.opening().state() == Opening.State.RESTORED;
        String message = name + " created " + (restored ? "with" : "without") + " restore-job";
        ResourceFact resource = situation.snapshot().resource();
        ResourceFact.Reported report = new ResourceFact.Reported(resource.generation(), message);
        if (resource.reported().filter(said -> saysSo(said, report)).isPresent()) {
            return Decision.done("the instance runs as wanted");
        }
        boolean volumeCreated = situation
                .snapshot()
                .backupVolume()
                .flatMap(VolumeFact::life)
                .filter(situation.life()::equals)
                .isPresent();
        String volumes = volumeCreated
                ? "mysql created with created backup-pv"
                : "mysql created without created backup-pv, backup-pv exist";
        return Decision.next(
                new Action.Report(message, List.of(volumes, message)),
                "the instance runs as wanted",
                "generation=" + resource.generation(),
                Facts.opening(situation),
                "backupVolumeOfThisLife=" + volumeCreated);
    }

    /** A change that was told for this generation is the last message: it is not followed by that of the creation. */
    private static boolean saysSo(ResourceFact.Reported said, ResourceFact.Reported report) {
        return said.equals(report)
                || (said.generation() == report.generation() && said.message().startsWith(Changes.CHANGE));
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I5)
                .fires(
                        "the instance runs as wanted, and this was not said yet for this generation: it is reported",
                        "it was said: the plan ends")
                .passes(Causes.DELETED);
    }
}

package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.ResourceFact;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.Situation;
import java.util.List;
import java.util.Optional;

/** Says what became of the data, and lets the resource go, last of all (invariant I1). */
public final class ReleaseResource implements Rule {
    @Override
    public String name() {
        return "Release the resource";
    }

    @Override
    public Decision decide(Situation situation) {
        if (!situation.deleting()) {
            return Decision.pass("the resource is not deleted");
        }
        ResourceFact resource = situation.snapshot().resource();
        String message = situation.snapshot().instance().name() + " deleted, "
                + situation
                        .finalBackup()
                        .map(BackupRecord::id)
                        .map(id -> "its data is in backup " + id)
                        .orElse(
                                resource.finalBackupGivenUp()
                                        ? "its final backup was given up: what is not in an earlier backup is lost"
                                        : "without a final backup");
        ResourceFact.Reported report = new ResourceFact.Reported(resource.generation(), message);
        return resource.reported().filter(report::equals).isPresent()
                ? Decision.next(new Action.RemoveFinalizer(Optional.empty()), "everything is done")
                : Decision.next(new Action.Report(message, List.of(message)), "everything is done");
    }
}

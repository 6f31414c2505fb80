package homework.otus.mysql.planner;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ImageChange;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.planner.rules.AwaitServer;
import homework.otus.mysql.planner.rules.ChangeImage;
import java.util.List;
import java.util.Optional;

/** Decisions and rules that are wrong in one way each, for {@link MutantsTest}. */
final class PlantedFaults {
    private PlantedFaults() {}

    static Decision recordedAtOnce(Decision decision) {
        return decision instanceof Decision.Next next
                        && next.action() instanceof Action.RunJob run
                        && run.request() instanceof JobRequest.Rename rename
                ? Decision.next(
                        new Action.RecordApplied(
                                new Uid("u-data-claim"), Wishes.withDatabase(rename.applied(), rename.to()), List.of()),
                        "it is as good as done")
                : decision;
    }

    static Rule restoreAlways() {
        return Roads.rule(
                "Restore always",
                situation -> situation
                        .catalogue()
                        .flatMap(catalogue -> catalogue.latest())
                        .filter(backup -> situation.server().isPresent() && !situation.deleting())
                        .filter(backup ->
                                situation.snapshot().job(ObjectRole.RESTORE_JOB).isEmpty())
                        .filter(backup -> new Passwords(situation).staged().isEmpty())
                        .map(backup -> Decision.next(
                                new Action.RunJob(
                                        new JobRequest.Restore(
                                                backup,
                                                situation.applied(),
                                                Servers.of(situation.server().orElseThrow())),
                                        situation.life(),
                                        situation.deleting()),
                                "there is a backup"))
                        .orElseGet(() -> new AwaitServer().decide(situation)));
    }

    static Decision anyUid(Decision decision) {
        return decision instanceof Decision.Next next && next.action() instanceof Action.Delete delete
                ? Decision.next(new Action.Delete(delete.role(), new Uid("")), "whichever it is")
                : decision;
    }

    static Decision unfenced(Decision decision) {
        return decision instanceof Decision.Next next
                        && next.action() instanceof Action.RunJob run
                        && run.request() instanceof JobRequest.Backup backup
                ? Decision.next(
                        new Action.RunJob(
                                new JobRequest.Backup(backup.id(), false, backup.applied(), backup.pod()),
                                run.life(),
                                false),
                        "clients need not stop for it")
                : decision;
    }

    static Decision neverOpened(Decision decision) {
        return decision instanceof Decision.Next next
                        && next.action() instanceof Action.CreateClaim claim
                        && claim.storage() == Storage.DATA
                ? Decision.next(
                        new Action.CreateClaim(
                                claim.storage(),
                                claim.size(),
                                claim.life(),
                                claim.applied(),
                                Opening.NEVER,
                                claim.storageClassName(),
                                claim.volumeName(),
                                claim.imageChange()),
                        "it is new")
                : decision;
    }

    static Decision asWanted(Decision decision) {
        return decision instanceof Decision.Next next
                        && next.action() instanceof Action.CreateClaim claim
                        && claim.storage() == Storage.DATA
                ? Decision.next(
                        new Action.CreateClaim(
                                claim.storage(),
                                claim.size(),
                                claim.life(),
                                Optional.of(Wishes.LATER),
                                claim.opening(),
                                claim.storageClassName(),
                                claim.volumeName(),
                                claim.imageChange()),
                        "it is wanted")
                : decision;
    }

    static Rule recordAtOnce() {
        return Roads.rule(
                "Record at once",
                situation -> situation
                        .ours(Storage.DATA)
                        .filter(claim -> !situation.deleting()
                                && !situation
                                        .applied()
                                        .image()
                                        .equals(situation.spec().image()))
                        .map(claim -> Decision.next(
                                new Action.RecordApplied(claim.uid(), situation.spec(), List.of()), "it is wanted"))
                        .orElseGet(() -> Decision.pass("the image is the one that was applied")));
    }

    /** Whatever the Job found, the change is marked. */
    static Rule markAtOnce() {
        ChangeImage honest = new ChangeImage();
        return Roads.rule("Mark at once", situation -> {
            Decision decision = honest.decide(situation);
            boolean backsUp = decision instanceof Decision.Next next
                    && next.action() instanceof Action.RunJob run
                    && run.request() instanceof JobRequest.Backup;
            return backsUp ? marked(situation) : decision;
        });
    }

    static Decision marked(Situation situation) {
        JobState.VersionsFound found = (JobState.VersionsFound)
                situation.snapshot().job(ObjectRole.VERSION_JOB).orElseThrow().state();
        ImageChange change =
                new ImageChange(situation.spec().image(), found.server().orElseThrow(), found.image());
        return Decision.next(
                new Action.MarkImageChange(
                        situation.ours(Storage.DATA).orElseThrow().uid(), Optional.of(change)),
                "a backup takes long");
    }

    static Decision unmarked(Decision decision) {
        return decision instanceof Decision.Next next && next.action() instanceof Action.MarkImageChange mark
                ? Decision.next(new Action.MarkImageChange(mark.claim(), Optional.empty()), "nobody looks at it")
                : decision;
    }

    static Decision unstaged(Decision decision) {
        return decision instanceof Decision.Next next && next.action() instanceof Action.CreateCredentials
                ? Decision.next(new Action.CreateCredentials(false), "it is the one of the spec")
                : decision;
    }

    static Decision promotedAtOnce(Decision decision) {
        return decision instanceof Decision.Next next
                        && next.action() instanceof Action.RunJob run
                        && run.request() instanceof JobRequest.ChangePassword change
                ? Decision.next(
                        new Action.PromotePassword(new Uid("u-credentials"), change.rotation(), List.of()),
                        "the server will have it")
                : decision;
    }

    static Rule takeUpAtOnce() {
        return Roads.rule(
                "Take up at once",
                situation -> situation
                        .ours(Storage.DATA)
                        .filter(claim -> !situation.deleting() && !claim.life().equals(Optional.of(situation.life())))
                        .map(claim ->
                                Decision.next(new Action.TakeUpData(claim.uid(), situation.life()), "it was kept"))
                        .orElseGet(() -> Decision.pass("nothing was kept")));
    }
}

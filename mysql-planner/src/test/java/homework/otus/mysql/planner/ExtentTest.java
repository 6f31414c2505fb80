package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Extent;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What there can be is never less than what there is, and is known on the roads that only add. */
class ExtentTest {
    private static final Extent NOTHING = new Extent(Set.of(), false);
    private static final Uid UID = new Uid("u1");

    @Test
    void nothingIsThereAtTheBeginning() {
        assertThat(Extent.of(Worlds.fresh())).contains(NOTHING);
        assertThat(NOTHING.pods()).isFalse();
    }

    @Test
    void isKnownAllTheWayOfACreate() {
        Extent end = walk(Worlds.fresh(), Extent.of(Worlds.fresh())).orElseThrow();
        assertThat(end.objects())
                .containsExactlyInAnyOrder(
                        ObjectRole.DATA_VOLUME,
                        ObjectRole.DATA_CLAIM,
                        ObjectRole.BACKUP_VOLUME,
                        ObjectRole.BACKUP_CLAIM,
                        ObjectRole.CREDENTIALS,
                        ObjectRole.CATALOGUE,
                        ObjectRole.WORKLOAD,
                        ObjectRole.SERVICE,
                        ObjectRole.INVENTORY_JOB);
        assertThat(end.pods()).isTrue();
    }

    @Test
    void isNotKnownWhereSomethingIsBeingDeleted() {
        assertThat(Extent.of(Worlds.deleted(Worlds.running()))).isEmpty();
        assertThat(Extent.of(ClusterSnapshot.builder()
                        .from(Worlds.fresh())
                        .namespaceTerminating(true)
                        .build()))
                .isEmpty();
    }

    @Test
    void podsThatNothingOfOursKeepsAreLookedAtEachTime() {
        ClusterSnapshot left = Edits.without(Worlds.running(), ObjectRole.WORKLOAD);
        assertThat(left.pods()).isNotEmpty();
        assertThat(Extent.of(left).map(Extent::pods)).contains(true);
        assertThat(Extent.of(Edits.without(left, ObjectRole.INVENTORY_JOB))).isEmpty();
    }

    @Test
    void whatRemovesOrChangesIsFollowedByAWholeLook() {
        List<Action> actions = List.of(
                new Action.RemoveFinalizer(Optional.empty()),
                new Action.Delete(ObjectRole.WORKLOAD, UID),
                new Action.Delete(ObjectRole.DATA_CLAIM, UID),
                new Action.Delete(ObjectRole.BACKUP_JOB, UID),
                new Action.Adopt(ObjectRole.DATA_VOLUME, UID),
                new Action.RebindVolume(Storage.DATA, UID, UID),
                new Action.TakeUpData(UID, UID),
                new Action.OpenData(UID, Opening.NEVER),
                new Action.RunJob(new JobRequest.Wipe("mysql:8.4", List.of()), UID, true),
                new Action.MarkRenaming(UID, Optional.empty()),
                new Action.MarkImageChange(UID, Optional.empty()),
                new Action.StagePassword(UID, 1),
                new Action.PromotePassword(UID, 1, List.of()),
                new Action.UndoEdits(ObjectRole.SERVICE, UID),
                new Action.GrowVolume(Storage.DATA, UID, "2Gi"),
                new Action.ExpandClaim(Storage.DATA, UID, "2Gi"));
        assertThat(actions)
                .allSatisfy(action ->
                        assertThat(NOTHING.with(action)).as("%s", action).isEmpty());
    }

    /** The simulator shows no object that the extent does not have: from every start, in each of its lives' first roads. */
    @Test
    void isNeverLessThanWhatThereIs() {
        assertThat(Starts.all()).allSatisfy((name, start) -> walk(start.snapshot, Extent.of(start.snapshot)));
    }

    private static Optional<Extent> walk(ClusterSnapshot start, Optional<Extent> known) {
        Plan plan = new Planner().plan(Worlds.SPEC, Optional.empty(), start);
        ClusterSnapshot now = start;
        Optional<Extent> extent = known;
        for (Step step : plan.steps()) {
            now = Simulator.apply(now, step.action());
            extent = extent.flatMap(it -> it.with(step.action()));
            Set<ObjectRole> there = EnumSet.noneOf(ObjectRole.class);
            for (ObjectRole role : ObjectRole.values()) {
                now.object(role).ifPresent(object -> there.add(role));
            }
            boolean pods = !now.pods().isEmpty();
            boolean backups = !now.backups().isEmpty();
            extent.ifPresent(it -> {
                assertThat(it.objects()).as("after %s", step).containsAll(there);
                assertThat(it.pods() || !pods).as("pods after %s", step).isTrue();
                assertThat(it.backups() || !backups)
                        .as("backups after %s", step)
                        .isTrue();
            });
        }
        return extent;
    }
}

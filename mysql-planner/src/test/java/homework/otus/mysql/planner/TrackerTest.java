package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.PlainFact;
import homework.otus.mysql.model.ResourceFact;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.model.Uid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What the check of recorded roads lets through, and that it is lost on a road that no cluster takes. */
class TrackerTest {
    /** It remembers the worlds that it has seen. */
    private static final Tracker TRACKER = new Tracker();

    @Test
    void followsALifeAndTheNextOne() {
        List<ClusterSnapshot> road = life(Worlds.fresh());
        road.addAll(life(Worlds.deleted(last(road))));
        road.addAll(life(Worlds.recreated(last(road))));
        assertThat(followed(road)).isEqualTo(new Tracker.Track(road.size(), 0, Optional.empty()));
    }

    @Test
    void looksMaySkipWhatLiesBetween() {
        List<ClusterSnapshot> road = life(Worlds.fresh());
        List<ClusterSnapshot> some = List.of(road.get(0), road.get(4), road.get(9), last(road));
        assertThat(followed(some).lost()).isEmpty();
    }

    @Test
    void aRecordingMayBeginInTheMiddle() {
        assertThat(followed(life(Worlds.deleted(Worlds.running()))).lost()).isEmpty();
    }

    @Test
    void countsDisturbances() {
        List<ClusterSnapshot> road = List.of(Worlds.running(), Edits.without(Worlds.running(), ObjectRole.SERVICE));
        assertThat(TRACKER.follow(looks(road), 1)).isEqualTo(new Tracker.Track(2, 1, Optional.empty()));
        assertThat(followed(road).lost()).isPresent();
    }

    /** Clients before the data: no world of the explorer has a Service over data that is not opened. */
    @Test
    void isLostWhereAServiceComesTooEarly() {
        List<ClusterSnapshot> road = life(Worlds.fresh());
        int at = before(road, claim -> claim.opening().equals(Opening.FRESH));
        PlainFact service = new PlainFact(new Uid("s"), Ownership.OURS, false);
        road.set(
                at,
                ClusterSnapshot.builder().from(road.get(at)).service(service).build());
        assertThat(followed(road).lost().orElseThrow())
                .startsWith("look " + (at + 1) + " of ")
                .contains("service: OURS, where the explorer has none");
    }

    @Test
    void isLostWhereDataGoesBeforeItIsSaved() {
        ClusterSnapshot deleted = Worlds.deleted(Worlds.running());
        ClusterSnapshot gone = Edits.without(Edits.without(deleted, ObjectRole.DATA_VOLUME), ObjectRole.DATA_CLAIM);
        assertThat(followed(List.of(deleted, gone)).lost().orElseThrow()).contains("DATA claim: none");
    }

    @Test
    void isLostWhereARestoreIsSkipped() {
        List<ClusterSnapshot> road = life(Worlds.fresh());
        road.addAll(life(Worlds.deleted(last(road))));
        ClusterSnapshot again = Worlds.recreated(last(road));
        ClusterSnapshot before = Worlds.walk(
                again,
                action -> action instanceof Action.RunJob run && run.request().role() == ObjectRole.RESTORE_JOB);
        road.add(again);
        road.add(Edits.dataClaim(before, claim -> claim.opening(Opening.FRESH)));
        assertThat(followed(road).lost().orElseThrow()).contains("DATA claim: OURS of this life bound FRESH");
    }

    /** Alike in everything that is compared, and yet the planner would do something else: say it again. */
    @Test
    void alikeIsNotEnough() {
        ClusterSnapshot running = Worlds.running();
        ClusterSnapshot unsaid = Worlds.withResource(
                running, resource -> resource.reported(new ResourceFact.Reported(1, "mysql-instance is created")));
        assertThat(Likeness.of(Worlds.SPEC, unsaid)).isEqualTo(Likeness.of(Worlds.SPEC, running));
        assertThat(followed(List.of(running, unsaid)).lost().orElseThrow())
                .contains("a world looks like it, and there the plan is another one");
    }

    private static Tracker.Track followed(List<ClusterSnapshot> road) {
        return TRACKER.follow(looks(road), 0);
    }

    private static List<Tracker.Look> looks(List<ClusterSnapshot> road) {
        return road.stream().map(now -> new Tracker.Look(Worlds.SPEC, now)).toList();
    }

    /** A look at the beginning and after each step of the plan. */
    private static List<ClusterSnapshot> life(ClusterSnapshot from) {
        List<ClusterSnapshot> road = new ArrayList<>(List.of(from));
        for (Step step : Worlds.plan(from).steps()) {
            road.add(Simulator.apply(last(road), step.action()));
        }
        return road;
    }

    private static int before(List<ClusterSnapshot> road, Predicate<ClaimFact> claim) {
        for (int at = 0; at < road.size(); at++) {
            if (road.get(at).dataClaim().filter(claim).isPresent()) {
                return at - 1;
            }
        }
        throw new AssertionError("there is no such look");
    }

    private static ClusterSnapshot last(List<ClusterSnapshot> road) {
        return road.get(road.size() - 1);
    }
}

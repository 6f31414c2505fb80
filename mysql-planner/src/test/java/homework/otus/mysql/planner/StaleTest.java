package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A plan that is older than the world does what the API server and the guard let through, and no more. */
class StaleTest {
    @Test
    void stopsAtWhatExistsByNow() {
        World looked = new World(Worlds.walk(Worlds.fresh(), Action.CreateVolume.class::isInstance), "8.4");
        World moved = Execution.done(looked, looked(looked).ahead().get(0).action());
        assertThat(Stale.moves(looked, looked(looked), new Move("it was done", moved)))
                .isEmpty();
    }

    @Test
    void goesOnWhereNothingIsInTheWay() {
        World looked = new World(Worlds.walk(Worlds.fresh(), Action.CreateVolume.class::isInstance), "8.4");
        List<Move> moves = Stale.moves(looked, looked(looked), new Move("nothing", looked));
        assertThat(moves).isNotEmpty();
        assertThat(moves.get(0).after().snapshot.dataVolume()).isPresent();
    }

    @Test
    void destroysNothingThatTheGuardFindsChanged() {
        World looked = Canon.of(new World(removing(), "8.4"));
        assertThat(Stale.moves(looked, looked(looked), new Move("nothing", looked)))
                .isNotEmpty();
        World moved = looked.copy();
        moved.snapshot = Edits.dataClaim(
                looked.snapshot, claim -> claim.opening(Opening.FRESH).life(Worlds.SECOND_LIFE));
        assertThat(Stale.moves(looked, looked(looked), new Move("another life took it up", moved)))
                .isEmpty();
    }

    private static Outlook looked(World world) {
        return Outlook.of(new Planner(), world, 1);
    }

    /** A deletion just before it removes the data volume. */
    private static ClusterSnapshot removing() {
        return Worlds.walk(
                Worlds.deleted(Worlds.running()),
                action -> action instanceof Action.Delete delete && delete.role() == ObjectRole.DATA_VOLUME);
    }
}

package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Roads on which the whole exploration once found a fault: walked again in every build, since it is too long for one. A
 * road that cannot be walked to its end any more has been closed; what it leads through is judged as far as it goes.
 */
class FoundRoadsTest {
    private static final int LIVES = 2;
    private static final int LONG = 300;

    private final Planner planner = new Planner();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "restart-while-upgrading",
                "wipe-job-left",
                "downgrade-unseen",
                "upgrade-without-backup",
                "unlisted-backup-deletion-policy",
                "unlisted-backup-given-up",
                "circle",
                "template-edited-while-upgrading",
                "unlisted-backup-finished-late",
                "unlisted-backup-finished-late-given-up",
                "circle-with-a-wrong-setting",
                "first-server-replaced-while-upgrading",
                "wiped-under-a-server",
                "circle-over-a-claim-that-goes"
            })
    void theRoadIsClosed(String name) throws IOException {
        assertThat(wrongsOn(read(name))).isEmpty();
    }

    private List<String> wrongsOn(List<String> road) {
        World world =
                Canon.of(Objects.requireNonNull(Starts.all().get(road.get(0).replace("start: ", ""))));
        List<String> wrongs = new ArrayList<>(wrongs(world));
        for (String name : road.subList(1, road.size())) {
            Optional<World> next = next(world, name);
            if (next.isEmpty()) {
                return wrongs;
            }
            world = next.get();
            wrongs.addAll(wrongs(world));
        }
        goesToAnEnd(world).ifPresent(wrongs::add);
        return wrongs;
    }

    private Optional<World> next(World world, String name) {
        Outlook outlook = Outlook.unjudged(planner, world);
        Optional<Move> onward = Successors.onward(world, outlook);
        List<Move> moves = new ArrayList<>(onward.stream().toList());
        moves.addAll(Successors.free(world, outlook, onward, LIVES));
        moves.addAll(Successors.disturbed(world, outlook, Disturbances::moves));
        return moves.stream()
                .filter(move -> move.name().equals(name))
                .findFirst()
                .map(move -> Canon.of(move.after()));
    }

    private List<String> wrongs(World world) {
        List<String> wrongs = new ArrayList<>(world.wrongs);
        Outlook outlook = Outlook.of(planner, world, 0);
        wrongs.addAll(outlook.wrong());
        if (outlook.rests()) {
            wrongs.addAll(Judge.end(planner, outlook.block(), world));
        }
        return wrongs;
    }

    /** Everybody does what a block asks for. */
    private Optional<String> goesToAnEnd(World from) {
        World world = from;
        for (int i = 0; i < LONG; i++) {
            Outlook outlook = Outlook.unjudged(planner, world);
            Optional<Move> move = Successors.onward(world, outlook);
            if (move.isEmpty()) {
                return outlook.rests() ? Optional.empty() : Optional.of("I5: stands still");
            }
            world = Canon.of(move.get().after());
        }
        return Optional.of("I5: goes in circles");
    }

    private static List<String> read(String name) throws IOException {
        String text = Resources.toString(
                Resources.getResource(FoundRoadsTest.class, "roads/" + name + ".txt"), StandardCharsets.UTF_8);
        return text.lines()
                .filter(line -> line.startsWith("  -> "))
                .map(line -> line.substring("  -> ".length()))
                .toList();
    }
}

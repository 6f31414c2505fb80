package homework.otus.mysql.planner;

import com.google.common.collect.ImmutableMap;
import homework.otus.mysql.model.MySqlSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a user writes into the spec. A changed password is no part of it, see {@link Disturbances}. */
final class Wishes {
    static final MySqlSpec BIGGER = MySqlSpec.of("mysql:5.7", "otus-database", "2Gi");

    private static final Map<String, MySqlSpec> EDITED = ImmutableMap.of(
            "the image", MySqlSpec.of("mysql:8.4", "otus-database", "1Gi"),
            "the database", MySqlSpec.of("mysql:5.7", "other-database", "1Gi"),
            "the storage size up", BIGGER,
            "the storage size down", MySqlSpec.of("mysql:5.7", "otus-database", "512Mi"),
            "a size that is none", MySqlSpec.of("mysql:5.7", "otus-database", "much"));

    private Wishes() {}

    static List<Move> moves(World world) {
        List<Move> moves = new ArrayList<>();
        if (world.spec.equals(Worlds.SPEC)) {
            EDITED.forEach((what, spec) -> moves.add(new Move("user edits " + what, edited(world, spec))));
        } else {
            moves.add(new Move("user takes the edit back", edited(world, Worlds.SPEC)));
        }
        boolean given = world.snapshot.resource().passwordGiven();
        moves.add(new Move(given ? "user removes the password" : "user gives a password", given(world, !given)));
        return moves;
    }

    static World edited(World world, MySqlSpec spec) {
        World after = given(world, world.snapshot.resource().passwordGiven());
        after.spec = spec;
        return after;
    }

    private static World given(World world, boolean password) {
        World after = world.copy();
        long generation = world.snapshot.resource().generation() + 1;
        after.snapshot = Worlds.withResource(
                world.snapshot, resource -> resource.generation(generation).passwordGiven(password));
        return after.settled();
    }
}

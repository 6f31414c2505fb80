package homework.otus.mysql.planner;

import com.google.common.collect.ImmutableMap;
import homework.otus.mysql.model.DeletionPolicy;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ServerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a user writes into the spec. A changed password is no part of it, see {@link Disturbances}. */
final class Wishes {
    static final MySqlSpec BIGGER = MySqlSpec.of("mysql:5.7", "otus-database", "2Gi");

    /** A version that may follow, and that nothing goes back from. */
    static final MySqlSpec LATER = MySqlSpec.of("mysql:later", "otus-database", "1Gi");

    private static final String SAME_IMAGE = "mysql:same";

    static final String OTHER_NAME = "other-database";
    static final String THIRD_NAME = "third-database";
    private static final String BROKEN = "no_such_option";
    private static final MySqlSpec BIGGER_ON_CLASS =
            MySqlSpec.builder().from(Worlds.ON_CLASS).storageSize("2Gi").build();
    private static final MySqlSpec ON_ANOTHER_CLASS =
            MySqlSpec.builder().from(Worlds.ON_CLASS).storageClassName("slow").build();

    private static final Map<String, MySqlSpec> EDITED = ImmutableMap.<String, MySqlSpec>builder()
            .put("the image to a later version", LATER)
            .put("the image to another one of that version", MySqlSpec.of(SAME_IMAGE, "otus-database", "1Gi"))
            .put("the database", withDatabase(Worlds.SPEC, OTHER_NAME))
            .put("the storage size up", BIGGER)
            .put("the storage size down", MySqlSpec.of("mysql:5.7", "otus-database", "512Mi"))
            .put("a size that is none", MySqlSpec.of("mysql:5.7", "otus-database", "much"))
            .put("a setting", with("max_connections"))
            .put("a setting that the server does not start with", with(BROKEN))
            .put("a setting that cannot be", with("datadir"))
            .put("a node that there is not", Places.SPEC)
            .put(
                    "to be left alone",
                    MySqlSpec.builder().from(Worlds.SPEC).suspend(true).build())
            .buildOrThrow();

    private Wishes() {}

    /** The name of the database, changed, changed once more and put back. */
    static List<Move> ofDatabase(World world) {
        List<Move> moves = new ArrayList<>();
        if (!world.hasResource()) {
            return moves;
        }
        for (String name : List.of(Worlds.SPEC.database(), OTHER_NAME, THIRD_NAME)) {
            if (!world.spec.database().equals(name)) {
                moves.add(new Move("user wants database " + name, edited(world, withDatabase(world.spec, name))));
            }
        }
        return moves;
    }

    static MySqlSpec withDatabase(MySqlSpec spec, String name) {
        return MySqlSpec.builder().from(spec).database(name).build();
    }

    private static MySqlSpec with(String option) {
        return MySqlSpec.builder()
                .from(Worlds.SPEC)
                .settings(ServerSettings.builder().putConfig(option, "1").build())
                .build();
    }

    /** A server that is made from it does not start. */
    static boolean isBroken(MySqlSpec applied) {
        return applied.settings().config().containsKey(BROKEN);
    }

    /** The user reads what mysqld says, and takes the setting back. */
    static World healed(World world) {
        return edited(world, Worlds.SPEC);
    }

    static List<Move> moves(World world) {
        List<Move> moves = new ArrayList<>();
        if (!world.hasResource()) {
            return moves;
        }
        if (world.spec.equals(Worlds.SPEC)) {
            EDITED.forEach((what, spec) -> moves.add(new Move("user edits " + what, edited(world, spec))));
        } else if (world.spec.equals(Worlds.ON_CLASS)) {
            moves.add(new Move("user edits the storage size up", edited(world, BIGGER_ON_CLASS)));
            moves.add(new Move("user edits the storage class", edited(world, ON_ANOTHER_CLASS)));
        } else {
            MySqlSpec before = world.spec.storageClassName().isPresent() ? Worlds.ON_CLASS : Worlds.SPEC;
            moves.add(new Move("user takes the edit back", edited(world, before)));
        }
        for (DeletionPolicy policy : DeletionPolicy.values()) {
            if (policy != world.snapshot.resource().deletionPolicy()) {
                World after = edited(world, world.spec);
                after.snapshot = Worlds.policy(after.snapshot, policy);
                moves.add(new Move("user sets deletionPolicy " + policy, after));
            }
        }
        boolean given = world.snapshot.resource().passwordGiven();
        moves.add(new Move(given ? "user removes the password" : "user gives a password", given(world, !given)));
        return moves;
    }

    /**
     * The MySQL in an image.
     *
     * @param version of the image of {@link Worlds#SPEC}
     */
    static String versionOf(String image, String version) {
        if (!image.equals(LATER.image())) {
            return version;
        }
        return version.startsWith("5.") ? "8.0.42" : "9.7.4";
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

package homework.otus.mysql.planner;

import com.google.common.collect.Sets;
import homework.otus.mysql.model.ClaimFact;
import java.util.Set;

/** The clients of an explored world: they see what is served, and write when they can. */
final class Clients {
    private Clients() {}

    /** Lets them do what they can, and looks at what they see. */
    static void visit(World world) {
        if (!world.clientsConnect()) {
            return;
        }
        Directory seen = world.directory(world.mounted);
        if (world.snapshot
                .dataClaim()
                .map(ClaimFact::opening)
                .filter(opening -> opening.isOpen())
                .isEmpty()) {
            world.wrongs.add("I2: clients connect to data that is not opened");
        }
        Set<Integer> missing = Sets.difference(world.owed(), seen.rows());
        if (!missing.isEmpty()) {
            world.wrongs.add("clients miss rows that they were promised");
        }
        if (seen.torso()) {
            world.wrongs.add("I2: clients see half a restore");
        }
        if (world.naming().movingTo().isPresent()) {
            world.wrongs.add("I2: clients see half a rename");
        }
        boolean allSaved =
                world.backups.values().stream().anyMatch(saved -> saved.rows().containsAll(seen.rows()));
        if (!world.fenced() && (seen.rows().isEmpty() || allSaved)) {
            int row = world.promised.isEmpty() ? 1 : world.promised.last() + 1;
            world.promised.add(row);
            world.directories.put(world.mounted, seen.withRow(row));
        }
    }
}

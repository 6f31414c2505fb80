package homework.otus.mysql.planner;

import com.google.common.collect.ImmutableSortedSet;
import java.util.Optional;

/**
 * What is really in a data directory.
 *
 * @param born the life that initialised it; empty while there is no server's data in it
 * @param rows what clients were promised to find here
 * @param restored the backup that a finished restore brought
 * @param torso a restore began here and did not finish
 * @param fencedBy the life whose server refuses writes for good, restarts included; a server of another one lifts that
 */
record Directory(
        Optional<String> born,
        ImmutableSortedSet<Integer> rows,
        Optional<String> restored,
        boolean torso,
        Optional<String> fencedBy) {
    static final Directory EMPTY =
            new Directory(Optional.empty(), ImmutableSortedSet.of(), Optional.empty(), false, Optional.empty());

    boolean isInitialised() {
        return born.isPresent();
    }

    /** With a server of {@code life} on it. */
    Directory served(String life) {
        return new Directory(born.or(() -> Optional.of(life)), rows, restored, torso, fencedBy.filter(life::equals));
    }

    Directory withRow(int row) {
        ImmutableSortedSet<Integer> more =
                ImmutableSortedSet.<Integer>naturalOrder().addAll(rows).add(row).build();
        return new Directory(born, more, restored, torso, fencedBy);
    }

    Directory broken() {
        return new Directory(born, rows, restored, true, fencedBy);
    }

    Directory restored(String backup, ImmutableSortedSet<Integer> brought) {
        return new Directory(born, brought, Optional.of(backup), false, fencedBy);
    }

    Directory fencedForGood(String life) {
        return new Directory(born, rows, restored, torso, Optional.of(life));
    }
}

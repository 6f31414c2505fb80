package homework.otus.mysql.planner;

import java.util.Optional;

/**
 * Which name the instance's database really has in a data directory.
 *
 * @param movingTo some of its tables have this name already, others not yet
 */
record Naming(String database, Optional<String> movingTo) {
    static Naming of(String database) {
        return new Naming(database, Optional.empty());
    }

    Naming half(String to) {
        return new Naming(database, Optional.of(to));
    }
}

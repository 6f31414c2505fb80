package homework.otus.mysql.planner;

import homework.otus.mysql.model.MySqlSpec;
import java.util.ArrayList;
import java.util.List;

/** What the user changed since it was last applied, one sentence a field; a password is never shown. */
public final class Changes {
    /** All that is ever said of a changed password. */
    public static final String PASSWORD = "Change password (not shown)";

    private Changes() {}

    /** Empty when the spec is what was last applied. */
    public static List<String> of(Situation situation) {
        MySqlSpec wanted = situation.spec();
        MySqlSpec applied = situation.applied();
        List<String> changes = new ArrayList<>();
        note(changes, "image", applied.image(), wanted.image());
        note(changes, "name db", applied.database(), wanted.database());
        note(changes, "storage_size", applied.storageSize(), wanted.storageSize());
        boolean stale = situation
                .snapshot()
                .credentials()
                .filter(credentials -> !credentials.current())
                .isPresent();
        if (stale && situation.snapshot().resource().passwordGiven()) {
            changes.add(PASSWORD);
        }
        return List.copyOf(changes);
    }

    private static void note(List<String> changes, String field, String from, String to) {
        if (!from.equals(to)) {
            changes.add("Change " + field + " from " + from + " to " + to);
        }
    }
}

package homework.otus.mysql.planner;

import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Quantity;
import java.util.ArrayList;
import java.util.List;

/** What the user changed since it was last applied, one sentence a field; a password is never shown. */
public final class Changes {
    /** How every sentence about a change begins. */
    public static final String CHANGE = "Change ";

    /** All that is ever said of a changed password. */
    public static final String PASSWORD = CHANGE + "password (not shown)";

    private Changes() {}

    /** Empty when the spec is what was last applied. */
    public static List<String> of(Situation situation) {
        MySqlSpec wanted = situation.spec();
        MySqlSpec applied = situation.applied();
        List<String> changes = new ArrayList<>();
        note(changes, "image", applied.image(), wanted.image());
        note(changes, "name db", applied.database(), wanted.database());
        if (!Quantity.same(applied.storageSize(), wanted.storageSize())) {
            note(changes, "storage_size", applied.storageSize(), wanted.storageSize());
        }
        note(
                changes,
                "storageClassName",
                applied.storageClassName().orElse("none"),
                wanted.storageClassName().orElse("none"));
        boolean stale = situation
                .snapshot()
                .credentials()
                .filter(credentials -> !credentials.current())
                .isPresent();
        if (stale && situation.snapshot().resource().passwordGiven()) {
            changes.add(PASSWORD);
        }
        changes.addAll(SettingsChanges.of(applied.settings(), wanted.settings()));
        return List.copyOf(changes);
    }

    /** The sentence for a database that has its new name. */
    public static String ofDatabase(String from, String to) {
        return CHANGE + "name db from " + from + " to " + to;
    }

    private static void note(List<String> changes, String field, String from, String to) {
        if (!from.equals(to)) {
            changes.add(sentence(field, from, to));
        }
    }

    /** As Events say it. */
    public static String sentence(String field, String from, String to) {
        return CHANGE + field + " from " + from + " to " + to;
    }
}

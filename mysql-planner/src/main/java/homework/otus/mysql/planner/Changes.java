package homework.otus.mysql.planner;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Plan;
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

    /** The fields that a plan changes, in its order; of a running server only, not of one that is made. */
    static List<String> fields(Plan plan) {
        boolean made = plan.steps().stream().anyMatch(step -> step.action() instanceof Action.CreateWorkload);
        return made
                ? List.of()
                : plan.steps().stream()
                        .flatMap(step -> sentences(step.action()).stream())
                        .map(Changes::field)
                        .distinct()
                        .toList();
    }

    private static List<String> sentences(Action action) {
        if (action instanceof Action.RecordApplied record) {
            return record.changes();
        }
        return action instanceof Action.PromotePassword promote ? promote.changes() : List.of();
    }

    private static String field(String sentence) {
        String field = sentence.substring(CHANGE.length()).split(" from | \\(", 2)[0];
        return field.equals("name db") ? "database" : field;
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

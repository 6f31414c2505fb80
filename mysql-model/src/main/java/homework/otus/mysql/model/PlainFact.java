package homework.otus.mysql.model;

import java.util.List;

/**
 * An object of which the planner needs to know no more than that it is there, and as we made it.
 *
 * @param drift the fields of ours that somebody else has changed, as paths in the order of their names
 */
public record PlainFact(Uid uid, Ownership ownership, boolean terminating, List<String> drift) implements ObjectFact {
    public PlainFact {
        drift = List.copyOf(drift);
    }

    /** One that is as we made it. */
    public PlainFact(Uid uid, Ownership ownership, boolean terminating) {
        this(uid, ownership, terminating, List.of());
    }
}

package homework.otus.mysql.planner;

import java.util.Optional;

/** What always holds, by the numbers of {@code docs/invariants.md}, each with a title. */
public enum Invariant {
    I1("Data is destroyed only when it is saved, was never opened, or was given up in words"),
    I2("A restore goes only into data that no client has seen; clients come in after it"),
    I3("A good backup is never replaced or dropped; one of half-restored data is never the latest"),
    I4("A deletion names the UID that it means"),
    I5(
            "Without faults the goal is reached, or a block names the one thing to change",
            "the planner: each rule falls silent after its step, and a plan that does not end is refused"),
    I6(
            "A crash anywhere leads to the same end",
            "the planner, which has no memory, and the executor, whose steps can be repeated"),
    I7(
            "No secret outside the resource and the credentials Secret",
            "the model, which has no password, and the adapter, whose manifests name the Secret only"),
    I8("Nothing of another instance, and nothing unlabelled, is changed"),
    I9("An invalid spec never blocks a deletion"),
    I10("Work on existing data uses what was last applied, not what is wished"),
    I11("Unknown is not none"),
    I12("In a terminating namespace nothing is destroyed, and the resource goes at once"),
    I13("The same inputs give the same plan, byte for byte", "the planner, which is pure"),
    I14("No write is acknowledged after the final backup's snapshot"),
    I15("Nothing of ours ends a server that is upgrading its data");

    private final String title;
    private final Optional<String> wholes;

    Invariant(String title) {
        this.title = title;
        this.wholes = Optional.empty();
    }

    Invariant(String title, String wholes) {
        this.title = title;
        this.wholes = Optional.of(wholes);
    }

    public String title() {
        return title;
    }

    /** What keeps it as a whole, where it is not, or not only, for single rules to keep. */
    public Optional<String> keptByTheWhole() {
        return wholes;
    }
}

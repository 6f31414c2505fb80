package homework.otus.mysql.model;

/**
 * The identity that Kubernetes gives to one life of an object. Two objects of one name, one after
 * the other, have different ones.
 */
public record Uid(String value) {
    /** A fresh object has this prefix in the simulator, so that it is never taken for a real one. */
    private static final String SIMULATED = "simulated-";

    /** The identity that the simulator gives to an object that a plan would create. */
    public static Uid simulated(String what) {
        return new Uid(SIMULATED + what);
    }

    public boolean isSimulated() {
        return value.startsWith(SIMULATED);
    }

    @Override
    public String toString() {
        return value;
    }
}

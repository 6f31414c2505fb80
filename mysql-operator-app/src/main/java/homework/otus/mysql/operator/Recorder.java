package homework.otus.mysql.operator;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Step;

/** Is shown what the operator saw, meant to do and did, at each look at an instance. */
@FunctionalInterface
public interface Recorder {
    Recorder NONE = (spec, snapshot, plan) -> {};

    void planned(MySqlSpec spec, ClusterSnapshot snapshot, Plan plan);

    /** Told after each step of the plan that was shown last for that instance, before the next one is taken. */
    default void done(InstanceId instance, Step step) {}

    /** Shows the same to {@code other} first. */
    default Recorder and(Recorder other) {
        Recorder self = this;
        return new Recorder() {
            @Override
            public void planned(MySqlSpec spec, ClusterSnapshot snapshot, Plan plan) {
                other.planned(spec, snapshot, plan);
                self.planned(spec, snapshot, plan);
            }

            @Override
            public void done(InstanceId instance, Step step) {
                other.done(instance, step);
                self.done(instance, step);
            }
        };
    }
}

package homework.otus.mysql.operator;

import homework.otus.mysql.k8s.execute.StepGuard;
import homework.otus.mysql.k8s.read.ObjectSource;
import homework.otus.mysql.k8s.read.SnapshotReader;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.planner.PlanValidator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Before each step that destroys something, looks again, at the resource too, and asks the invariants again. Another
 * resource of the same name may be there by now: what its predecessor was allowed to destroy is not for this plan.
 *
 * @param life the resource that the plan was made for
 * @param look what there is now; empty when there is no resource of that name
 * @param told hears of each step that was done
 */
record LiveGuard(Uid life, Supplier<Optional<ClusterSnapshot>> look, Consumer<Step> told) implements StepGuard {
    LiveGuard(ObjectSource live, SnapshotReader reader, ClusterSnapshot planned, Recorder recorder) {
        this(
                planned.resource().uid(),
                () -> Subject.find(live, planned.instance()).map(subject -> subject.read(reader)),
                step -> recorder.done(planned.instance(), step));
    }

    @Override
    public boolean stillRight(Step step) {
        return look.get()
                .filter(now -> now.resource().uid().equals(life))
                .filter(now -> PlanValidator.check(step, now).isEmpty())
                .isPresent();
    }

    @Override
    public void done(Step step) {
        told.accept(step);
    }
}

package homework.otus.mysql.operator;

import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.SpecReader;
import homework.otus.mysql.k8s.execute.StepGuard;
import homework.otus.mysql.k8s.read.ObjectSource;
import homework.otus.mysql.k8s.read.SnapshotReader;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.planner.PlanValidator;
import java.util.Objects;

/**
 * Before each step that destroys something, looks again, at the resource too, and asks the invariants again. Another
 * resource of the same name may be there by now: what its predecessor was allowed to destroy is not for this plan.
 */
record LiveGuard(ObjectSource live, SnapshotReader reader, MySQL resource, Recorder recorder) implements StepGuard {
    @Override
    public boolean stillRight(Step step) {
        return live.find(
                        MySQL.class,
                        resource.getMetadata().getNamespace(),
                        resource.getMetadata().getName())
                .filter(now -> Objects.equals(
                        now.getMetadata().getUid(), resource.getMetadata().getUid()))
                .filter(now -> PlanValidator.check(step, reader.read(now)).isEmpty())
                .isPresent();
    }

    @Override
    public void done(Step step) {
        recorder.done(SpecReader.instance(resource), step);
    }
}

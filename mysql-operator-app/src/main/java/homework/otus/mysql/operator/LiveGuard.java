package homework.otus.mysql.operator;

import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.SpecReader;
import homework.otus.mysql.k8s.execute.StepGuard;
import homework.otus.mysql.k8s.read.SnapshotReader;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.planner.PlanValidator;

/** Before each step that destroys something, looks again and asks the invariants again. */
record LiveGuard(SnapshotReader reader, MySQL resource, Recorder recorder) implements StepGuard {
    @Override
    public boolean stillRight(Step step) {
        return PlanValidator.check(step, reader.read(resource)).isEmpty();
    }

    @Override
    public void done(Step step) {
        recorder.done(SpecReader.instance(resource), step);
    }
}

package homework.otus.mysql.k8s.execute;

import homework.otus.mysql.model.Step;

/** Stands beside the execution of a plan. */
public interface StepGuard {
    /**
     * Asked before each step that destroys something: read the cluster again, live, and say whether the step
     * is still right. Otherwise the execution stops there.
     */
    boolean stillRight(Step step);

    /** Told after each step that was done. */
    default void done(Step step) {}
}

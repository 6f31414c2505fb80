package homework.otus.mysql.operator;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.planner.PlanText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs each step when it is done, also when the next one fails. */
final class StepLog implements Recorder {
    private static final Logger LOG = LoggerFactory.getLogger(StepLog.class);

    @Override
    public void planned(MySqlSpec spec, ClusterSnapshot snapshot, Plan plan) {}

    @Override
    public void done(InstanceId instance, Step step) {
        LOG.atInfo()
                .addKeyValue("rule", step.rule())
                .addKeyValue("reason", step.reason().text())
                .log(PlanText.of(step, instance));
    }
}

package homework.otus.mysql.operator.preview;

import com.fasterxml.jackson.databind.node.ObjectNode;
import homework.otus.mysql.model.Condition;

/** What a plan waits for; {@code kind} is its type. */
record ConditionJson(ActionJson actions) implements Condition.Cases<ObjectNode> {
    @Override
    public ObjectNode on(Condition.ServerAccepts condition) {
        return ActionJson.kind(condition);
    }

    @Override
    public ObjectNode on(Condition.JobFinished condition) {
        return actions.object(condition, condition.job());
    }

    @Override
    public ObjectNode on(Condition.Gone condition) {
        return actions.object(condition, condition.role());
    }

    @Override
    public ObjectNode on(Condition.PodsGone condition) {
        return ActionJson.kind(condition);
    }

    @Override
    public ObjectNode on(Condition.TimeReached condition) {
        return ActionJson.kind(condition).put("at", condition.at().toString());
    }

    @Override
    public ObjectNode on(Condition.NodeThere condition) {
        return ActionJson.kind(condition);
    }

    @Override
    public ObjectNode on(Condition.VolumeRecognised condition) {
        return actions.object(condition, condition.storage().volume());
    }

    @Override
    public ObjectNode on(Condition.ClaimBound condition) {
        return actions.object(condition, condition.storage().claim());
    }

    @Override
    public ObjectNode on(Condition.ClaimExpanded condition) {
        return actions.object(condition, condition.storage().claim());
    }
}

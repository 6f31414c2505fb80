package homework.otus.mysql.operator.preview;

import com.fasterxml.jackson.databind.node.ObjectNode;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.operator.record.Parts;

/** What a Job is asked to do; {@code kind} is its type. */
record RequestJson() implements JobRequest.Cases<ObjectNode> {
    @Override
    public ObjectNode on(JobRequest.Backup request) {
        ObjectNode node =
                ActionJson.kind(request).put("id", request.id().value()).put("final", request.isFinal());
        node.set("applied", Parts.spec(request.applied()));
        node.set("pod", pod(request.pod()));
        return node;
    }

    @Override
    public ObjectNode on(JobRequest.Restore request) {
        ObjectNode node = ActionJson.kind(request);
        node.set("backup", Parts.backup(request.backup()));
        request.of().ifPresent(instance -> node.put("of", instance));
        node.set("applied", Parts.spec(request.applied()));
        node.set("pod", pod(request.pod()));
        return node;
    }

    @Override
    public ObjectNode on(JobRequest.Inventory request) {
        return ActionJson.kind(request).put("image", request.image());
    }

    @Override
    public ObjectNode on(JobRequest.Wipe request) {
        return ActionJson.kind(request).put("image", request.image());
    }

    @Override
    public ObjectNode on(JobRequest.ChangePassword request) {
        ObjectNode node = ActionJson.kind(request).put("rotation", request.rotation());
        node.set("applied", Parts.spec(request.applied()));
        node.set("pod", pod(request.pod()));
        return node;
    }

    @Override
    public ObjectNode on(JobRequest.Rename request) {
        ObjectNode node = ActionJson.kind(request).put("to", request.to());
        node.set("applied", Parts.spec(request.applied()));
        node.set("pod", pod(request.pod()));
        return node;
    }

    @Override
    public ObjectNode on(JobRequest.Versions request) {
        ObjectNode node = ActionJson.kind(request).put("image", request.image());
        node.set("pod", pod(request.pod()));
        return node;
    }

    @Override
    public ObjectNode on(JobRequest.Prune request) {
        ObjectNode node =
                ActionJson.kind(request).put("backup", request.backup().value());
        request.sha256().ifPresent(sum -> node.put("sha256", sum));
        return node.put("image", request.image());
    }

    @Override
    public ObjectNode on(JobRequest.Verify request) {
        ObjectNode node = ActionJson.kind(request);
        node.set("backup", Parts.backup(request.backup()));
        node.set("applied", Parts.spec(request.applied()));
        return node;
    }

    private static ObjectNode pod(JobRequest.PodAddress pod) {
        return Parts.object().put("name", pod.pod()).put("address", pod.address());
    }
}

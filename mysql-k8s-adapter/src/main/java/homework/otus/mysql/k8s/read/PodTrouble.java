package homework.otus.mysql.k8s.read;

import homework.otus.mysql.k8s.Json;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a pod does not come up, in words with the way out. The words of one trouble stay the same while it
 * lasts (no counts, no back-off times), so that they can be put in a status without writing it all the time.
 */
final class PodTrouble {
    /** A pod whose claims were just made is unschedulable until they are bound, which takes some seconds. */
    private static final Duration BINDING_TAKES = Duration.ofSeconds(20);

    private PodTrouble() {}

    static Optional<String> of(Pod pod, Instant now) {
        if (pod.getStatus() == null || Facts.terminating(pod)) {
            return Optional.empty();
        }
        return Stream.of(
                        unschedulable(pod, now),
                        pod.getStatus().getInitContainerStatuses().stream()
                                .flatMap(status -> ofContainer(pod, status).stream())
                                .findFirst(),
                        pod.getStatus().getContainerStatuses().stream()
                                .flatMap(status -> ofContainer(pod, status).stream())
                                .findFirst(),
                        failed(pod))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> unschedulable(Pod pod, Instant now) {
        return pod.getStatus().getConditions().stream()
                .filter(condition -> "PodScheduled".equals(condition.getType())
                        && "False".equals(condition.getStatus())
                        && "Unschedulable".equals(condition.getReason())
                        && Facts.time(condition.getLastTransitionTime())
                                .filter(since -> since.plus(BINDING_TAKES).isAfter(now))
                                .isEmpty())
                .findFirst()
                .map(condition -> "no node takes pod " + name(pod) + ": " + orNothing(condition.getMessage()));
    }

    /** The kubelet evicts a pod, or its node is shut down; that is told on the pod as a whole. */
    private static Optional<String> failed(Pod pod) {
        return Optional.ofNullable(pod.getStatus().getReason())
                .filter(reason -> "Failed".equals(pod.getStatus().getPhase()))
                .map(reason -> "pod " + name(pod) + " failed: " + reason + " "
                        + orNothing(pod.getStatus().getMessage()));
    }

    private static Optional<String> ofContainer(Pod pod, ContainerStatus status) {
        ContainerState state = status.getState();
        ContainerStateWaiting waiting = state == null ? null : state.getWaiting();
        String reason = waiting == null || waiting.getReason() == null ? "" : waiting.getReason();
        return switch (reason) {
            case "ErrImagePull", "ImagePullBackOff", "ErrImageNeverPull", "RegistryUnavailable" ->
                Optional.of("image " + status.getImage() + " cannot be pulled: correct spec.image, or make that image"
                        + " available to the node; see kubectl describe pod " + name(pod) + namespace(pod));
            case "InvalidImageName", "ImageInspectError" ->
                Optional.of("image " + status.getImage() + " is not usable: correct spec.image");
            case "CreateContainerConfigError", "CreateContainerError", "RunContainerError" ->
                Optional.of("container " + status.getName() + " cannot be started: "
                        + orNothing(waiting == null ? null : waiting.getMessage()) + "; see kubectl describe pod "
                        + name(pod) + namespace(pod));
            default -> ended(pod, status);
        };
    }

    /** A container that fails and is started again: between its runs, and in them until it is well. */
    private static Optional<String> ended(Pod pod, ContainerStatus status) {
        Optional<ContainerStateTerminated> now = PodFacts.terminated(status);
        if (now.isEmpty() && Boolean.TRUE.equals(status.getReady())) {
            return Optional.empty();
        }
        ContainerStateTerminated before =
                status.getLastState() == null ? null : status.getLastState().getTerminated();
        return now.or(() -> Optional.ofNullable(before))
                .filter(end -> end.getExitCode() == null || end.getExitCode() != 0)
                .map(end -> Json.parse(end.getMessage())
                        .flatMap(report -> Json.text(report, "message"))
                        .or(() -> ServerLog.trouble(status.getName(), end))
                        .orElseGet(() -> "container " + status.getName() + " ends with exit code " + end.getExitCode()
                                + " and is started again; see kubectl logs " + name(pod) + " -c " + status.getName()
                                + " -p" + namespace(pod)));
    }

    private static String name(Pod pod) {
        return pod.getMetadata().getName();
    }

    private static String namespace(Pod pod) {
        return " -n " + pod.getMetadata().getNamespace();
    }

    private static String orNothing(@Nullable String text) {
        return text == null ? "" : text;
    }
}

package homework.otus.mysql.k8s.read;

import com.fasterxml.jackson.databind.JsonNode;
import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.k8s.Json;
import homework.otus.mysql.k8s.ServerPod;
import homework.otus.mysql.model.Inspection;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.Uid;
import io.fabric8.kubernetes.api.model.ContainerStateRunning;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads pods of the workload. */
final class PodFacts {
    private PodFacts() {}

    static PodFact read(Pod pod, Instant now) {
        return PodFact.builder()
                .name(pod.getMetadata().getName())
                .address(address(pod))
                .terminating(Facts.terminating(pod))
                .ready(ready(pod))
                .startedAt(startedAt(pod))
                .inspection(inspection(pod))
                .revision(revision(pod))
                .trouble(PodTrouble.of(pod, now))
                .build();
    }

    private static Optional<String> address(Pod pod) {
        return pod.getStatus() == null
                ? Optional.empty()
                : Optional.ofNullable(pod.getStatus().getPodIP()).filter(ip -> !ip.isEmpty());
    }

    private static int revision(Pod pod) {
        return Annotations.of(pod, Annotations.REVISION)
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    private static boolean ready(Pod pod) {
        return pod.getStatus() != null
                && pod.getStatus().getConditions().stream()
                        .anyMatch(condition ->
                                "Ready".equals(condition.getType()) && "True".equals(condition.getStatus()));
    }

    private static Optional<Instant> startedAt(Pod pod) {
        return container(pod, ServerPod.SERVER).flatMap(status -> {
            ContainerStateRunning running =
                    status.getState() == null ? null : status.getState().getRunning();
            return running == null ? Optional.empty() : Facts.time(running.getStartedAt());
        });
    }

    /** A server that runs has found what it was told to expect. */
    private static Optional<Inspection> inspection(Pod pod) {
        return seenByInitContainer(pod)
                .or(() -> expected(pod)
                        .filter(life -> container(pod, ServerPod.SERVER)
                                .filter(status -> Boolean.TRUE.equals(status.getStarted()))
                                .isPresent())
                        .map(life -> new Inspection(true, Optional.of(life))));
    }

    private static Optional<Uid> expected(Pod pod) {
        return pod.getSpec() == null
                ? Optional.empty()
                : pod.getSpec().getContainers().stream()
                        .filter(container -> ServerPod.SERVER.equals(container.getName()))
                        .flatMap(container -> container.getEnv().stream())
                        .filter(variable -> ServerPod.BORN_IN.equals(variable.getName()))
                        .flatMap(variable -> Stream.ofNullable(variable.getValue()))
                        .map(Uid::new)
                        .findFirst();
    }

    private static Optional<Inspection> seenByInitContainer(Pod pod) {
        return initContainer(pod, ServerPod.INSPECT)
                .flatMap(PodFacts::terminated)
                .filter(end -> end.getExitCode() != null && end.getExitCode() == 0)
                .flatMap(end -> Json.parse(end.getMessage()))
                .flatMap(PodFacts::inspection);
    }

    private static Optional<Inspection> inspection(JsonNode report) {
        Optional<Uid> born =
                Json.text(report, "born").filter(life -> !life.isBlank()).map(Uid::new);
        return Json.text(report, "data")
                .filter(data -> data.equals("fresh") || data.equals("initialised"))
                .map(data -> new Inspection(data.equals("fresh"), born));
    }

    static Optional<ContainerStatus> container(Pod pod, String name) {
        return pod.getStatus() == null
                ? Optional.empty()
                : named(pod.getStatus().getContainerStatuses(), name);
    }

    static Optional<ContainerStatus> initContainer(Pod pod, String name) {
        return pod.getStatus() == null
                ? Optional.empty()
                : named(pod.getStatus().getInitContainerStatuses(), name);
    }

    private static Optional<ContainerStatus> named(List<ContainerStatus> statuses, String name) {
        return statuses.stream().filter(status -> name.equals(status.getName())).findFirst();
    }

    /** How the present run of a container ended, if it has. */
    static Optional<ContainerStateTerminated> terminated(ContainerStatus status) {
        return status.getState() == null
                ? Optional.empty()
                : Optional.ofNullable(status.getState().getTerminated());
    }
}

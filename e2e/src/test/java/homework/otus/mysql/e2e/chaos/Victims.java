package homework.otus.mysql.e2e.chaos;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Processes of the local cluster that die without notice. On another cluster there are none, and nothing happens. */
final class Victims {
    private final KubernetesClient client;
    private final String namespace;

    Victims(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** SIGKILL to each process of that program, for example {@code kubelet}; gives how many there were. */
    static long program(String name) {
        List<ProcessHandle> found = named(name).toList();
        found.forEach(ProcessHandle::destroyForcibly);
        return found.size();
    }

    /** The process of that program; empty when it runs somewhere else. */
    static Optional<Long> pidOf(String name) {
        return named(name).map(ProcessHandle::pid).findFirst();
    }

    /** SIGKILL to the program in one of the pods of the namespace; gives the name of the pod. */
    Optional<String> inAPod(String program, Random random) {
        List<Pod> pods = client.pods().inNamespace(namespace).list().getItems();
        List<ProcessHandle> all = named(program).toList();
        List<Pod> possible = pods.stream()
                .filter(pod -> all.stream().anyMatch(it -> isOf(it, pod)))
                .toList();
        if (possible.isEmpty()) {
            return Optional.empty();
        }
        Pod pod = possible.get(random.nextInt(possible.size()));
        all.stream().filter(it -> isOf(it, pod)).forEach(ProcessHandle::destroyForcibly);
        return Optional.of(pod.getMetadata().getName());
    }

    private static Stream<ProcessHandle> named(String program) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> Path.of(command).endsWith(program))
                        .isPresent());
    }

    private static boolean isOf(ProcessHandle process, Pod pod) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cgroup"))
                    .contains(pod.getMetadata().getUid());
        } catch (IOException e) {
            return false; // it is gone
        }
    }
}

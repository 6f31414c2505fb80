package homework.otus.mysql.k8s.read;

import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.k8s.Labels;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.Uid;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads Jobs, and what their pods reported. */
final class JobFacts {
    private static final List<String> FINISHED = List.of("Succeeded", "Failed");

    private final List<Pod> pods;
    private final Instant now;

    /** Jobs with the pods of their instance. */
    JobFacts(List<Pod> pods, Instant now) {
        this.pods = pods;
        this.now = now;
    }

    JobFact read(Job job, InstanceId instance, ObjectRole role) {
        return JobFact.builder()
                .uid(Facts.uid(job))
                .ownership(Labels.ownership(job, instance, role))
                .terminating(Facts.terminating(job))
                .life(Facts.life(job).orElse(new Uid("")))
                .forDeletion(Annotations.of(job, Annotations.FOR_DELETION)
                        .filter("true"::equals)
                        .isPresent())
                .subject(Annotations.of(job, Annotations.SUBJECT).or(() -> Annotations.of(job, Annotations.BACKUP_ID)))
                .state(state(job, instance, role))
                .build();
    }

    /**
     * A Job that is gone while a pod of it still works, because somebody deleted the Job: it is going, not
     * gone. A second restore beside it would be one too many.
     */
    Optional<JobFact> goneBeforeItsPods(InstanceId instance, ObjectRole role) {
        return ofRole(instance, role)
                .filter(JobFacts::unfinished)
                .findFirst()
                .map(pod -> JobFact.builder()
                        .uid(Facts.uid(pod))
                        .terminating(true)
                        .life(new Uid(""))
                        .state(new JobState.Running(Optional.empty()))
                        .build());
    }

    private static boolean unfinished(Pod pod) {
        return pod.getStatus() == null
                || !FINISHED.contains(String.valueOf(pod.getStatus().getPhase()));
    }

    private Stream<Pod> ofRole(InstanceId instance, ObjectRole role) {
        return pods.stream().filter(pod -> Labels.ownership(pod, instance, role) == Ownership.OURS);
    }

    private JobState state(Job job, InstanceId instance, ObjectRole role) {
        Optional<JobCondition> complete = condition(job, "Complete");
        Optional<JobCondition> failed = condition(job, "Failed");
        List<Pod> own = pods(job, instance, role);
        if (complete.isPresent()) {
            return JobReports.ofComplete(role, JobReports.newest(own), at(job, complete.get()));
        }
        if (failed.isPresent()) {
            return JobReports.ofFailed(JobReports.newest(own), failed.get(), at(job, failed.get()));
        }
        return new JobState.Running(own.stream()
                .filter(JobFacts::unfinished) // or the Job ends in a moment, and tells why itself
                .flatMap(pod -> PodTrouble.of(pod, now).stream())
                .findFirst());
    }

    private static Optional<JobCondition> condition(Job job, String type) {
        return job.getStatus() == null
                ? Optional.empty()
                : job.getStatus().getConditions().stream()
                        .filter(condition -> type.equals(condition.getType()) && "True".equals(condition.getStatus()))
                        .findFirst();
    }

    /** When it ended; in the worst case when it was created, which only lets the next try come sooner. */
    private static Instant at(Job job, JobCondition condition) {
        return Facts.time(condition.getLastTransitionTime())
                .or(() -> Facts.time(job.getMetadata().getCreationTimestamp()))
                .orElse(Instant.EPOCH);
    }

    /** The pods of this very Job, the newest last. An earlier Job of the same name may have left some. */
    private List<Pod> pods(Job job, InstanceId instance, ObjectRole role) {
        String uid = job.getMetadata().getUid();
        return ofRole(instance, role)
                .filter(pod -> pod.getMetadata().getOwnerReferences().stream()
                        .anyMatch(owner -> owner.getUid().equals(uid)))
                .sorted(Comparator.comparing(
                                (Pod pod) -> Facts.time(pod.getMetadata().getCreationTimestamp())
                                        .orElse(Instant.EPOCH))
                        .thenComparing(pod -> pod.getMetadata().getName()))
                .toList();
    }
}

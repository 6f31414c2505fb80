package homework.otus.mysql.planner;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.CredentialsFact;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.ServerTemplate;
import java.util.Optional;

/** Snapshots without what is counted without end: only what it says about what is there matters. */
final class Uncounted {
    private Uncounted() {}

    static ClusterSnapshot of(ClusterSnapshot snapshot) {
        return templates(passwords(snapshot));
    }

    /** Which Job is that of the staged password. */
    private static ClusterSnapshot passwords(ClusterSnapshot snapshot) {
        Optional<CredentialsFact.Staged> staged = snapshot.credentials().flatMap(CredentialsFact::staged);
        ClusterSnapshot renamed = Edits.credentials(
                snapshot,
                secret -> secret.rotations(staged.isPresent() ? 1 : 0)
                        .staged(staged.map(it -> new CredentialsFact.Staged(1, it.current()))));
        return renamed.job(ObjectRole.PASSWORD_JOB)
                .map(job -> JobFact.builder()
                        .from(job)
                        .subject(
                                staged.filter(it -> job.isAbout(String.valueOf(it.rotation())))
                                                .isPresent()
                                        ? "1"
                                        : "0")
                        .build())
                .map(job -> Edits.withJob(renamed, ObjectRole.PASSWORD_JOB, job))
                .orElse(renamed);
    }

    /** Which pods are of the template that there is. */
    private static ClusterSnapshot templates(ClusterSnapshot snapshot) {
        ClusterSnapshot renamed = Edits.withPods(
                snapshot,
                snapshot.pods().stream()
                        .map(pod -> PodFact.builder()
                                .from(pod)
                                .revision(revision(snapshot, pod))
                                .build())
                        .toList());
        return Edits.workload(
                renamed,
                workload -> workload.template(snapshot.workload()
                        .flatMap(fact -> fact.template())
                        .map(template -> ServerTemplate.builder()
                                .from(template)
                                .revision(1)
                                .build())));
    }

    private static int revision(ClusterSnapshot snapshot, PodFact pod) {
        return snapshot.workload()
                .map(workload -> workload.revision() != pod.revision()
                        ? -1
                        : workload.template().isPresent() ? 1 : 0)
                .orElse(1);
    }
}

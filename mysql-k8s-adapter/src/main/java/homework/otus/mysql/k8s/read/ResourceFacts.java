package homework.otus.mysql.k8s.read;

import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.MySQLStatus;
import homework.otus.mysql.k8s.crd.SpecReader;
import homework.otus.mysql.model.ResourceFact;
import homework.otus.mysql.model.Uid;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Instant;
import java.util.Optional;

/** Reads the resource itself. One that is still in a file has the UID and the times of a simulated one. */
final class ResourceFacts {
    private ResourceFacts() {}

    static ResourceFact read(MySQL resource, Instant now, ObjectSource source) {
        ObjectMeta metadata = resource.getMetadata();
        return ResourceFact.builder()
                .uid(uid(metadata))
                .generation(metadata.getGeneration() == null ? 1 : metadata.getGeneration())
                .createdAt(Facts.time(metadata.getCreationTimestamp()).orElse(now))
                .deletionRequestedAt(Optional.ofNullable(metadata.getDeletionTimestamp())
                        .map(text -> Facts.time(text).orElse(now)))
                .guarded(metadata.getFinalizers().contains(Annotations.FINALIZER))
                .passwordGiven(WantedPassword.of(resource, source).isPresent())
                .passwordSecret(WantedPassword.secretInWords(resource))
                .passwordGivenTwice(WantedPassword.isGivenTwice(resource))
                .skipFinalBackup(Annotations.of(resource, Annotations.SKIP_FINAL_BACKUP))
                .deletionPolicy(SpecReader.deletionPolicy(resource))
                .lastScheduled(Optional.ofNullable(resource.getStatus())
                        .flatMap(status -> Facts.time(status.getLastScheduledBackup())))
                .adopt(Annotations.of(resource, Annotations.ADOPT)
                        .filter("true"::equals)
                        .isPresent())
                .reported(reported(resource))
                .build();
    }

    /** That of a resource which is not there any more, while MySQLBackups of it are. */
    static ResourceFact gone(Instant now) {
        return ResourceFact.builder()
                .uid(new Uid("gone"))
                .generation(0)
                .createdAt(now)
                .deletionRequestedAt(now)
                .guarded(false)
                .build();
    }

    private static Uid uid(ObjectMeta metadata) {
        return metadata.getUid() == null ? Uid.simulated("resource") : new Uid(metadata.getUid());
    }

    private static Optional<ResourceFact.Reported> reported(MySQL resource) {
        MySQLStatus status = resource.getStatus();
        if (status == null || status.getReportedGeneration() == null || status.getMessage() == null) {
            return Optional.empty();
        }
        return Optional.of(new ResourceFact.Reported(status.getReportedGeneration(), status.getMessage()));
    }
}

package homework.otus.mysql.k8s.read;

import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.model.Uid;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What every kind of object tells in the same way. */
final class Facts {
    private Facts() {}

    static Uid uid(HasMetadata object) {
        String uid = object.getMetadata().getUid();
        return new Uid(uid == null ? "" : uid);
    }

    static boolean terminating(HasMetadata object) {
        return object.getMetadata().getDeletionTimestamp() != null;
    }

    static Optional<Uid> life(HasMetadata object) {
        return Annotations.of(object, Annotations.LIFE)
                .filter(life -> !life.isBlank())
                .map(Uid::new);
    }

    /** A time as Kubernetes writes it (RFC 3339); empty when it is none. */
    static Optional<Instant> time(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}

package homework.otus.mysql.k8s.execute;

import com.google.common.hash.Hashing;
import homework.otus.mysql.k8s.AdapterException;
import homework.otus.mysql.k8s.AdapterException.Code;
import homework.otus.mysql.k8s.Labels;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Tells users by Events. The name of an Event is made from what it is about and what it says, so that
 * telling the same thing twice about one generation makes one Event.
 */
public final class EventWriter {
    /** The API server refuses longer messages; it counts bytes. */
    private static final int MESSAGE_BYTES_MAX = 1024;
    /** Where the Events of cluster-scoped objects are. */
    private static final String NAMESPACE_OF_NONE = "default";

    private final Writes writes;
    private final InstantSource clock;

    /** How an Event is meant. */
    public enum Type {
        NORMAL("Normal"),
        WARNING("Warning");

        private final String word;

        Type(String word) {
            this.word = word;
        }
    }

    public EventWriter(KubernetesClient client, InstantSource clock) {
        this.writes = new Writes(client);
        this.clock = clock;
    }

    /**
     * Tells {@code message} on the resource, once per generation.
     *
     * @param reason one word in CamelCase
     */
    public void tell(ResourceContext context, Type type, String reason, String message) {
        String occasion = context.uid() + " " + context.generation() + " " + reason + " " + message;
        create(reference(context.resource()), type, reason, message, occasion);
    }

    /** Tells {@code message} on a volume, where it is found after the resource is gone. */
    void tellOnVolume(HasMetadata volume, String message) {
        tellOn(volume, Type.WARNING, "Kept", message);
    }

    /** Tells {@code message} on another object than the resource, once. */
    void tellOn(HasMetadata object, Type type, String reason, String message) {
        String occasion = object.getMetadata().getUid() + " " + reason + " " + message;
        create(reference(object), type, reason, message, occasion);
    }

    private static ObjectReference reference(HasMetadata object) {
        return new ObjectReferenceBuilder()
                .withApiVersion(object.getApiVersion())
                .withKind(object.getKind())
                .withNamespace(object.getMetadata().getNamespace())
                .withName(object.getMetadata().getName())
                .withUid(object.getMetadata().getUid())
                .withResourceVersion(object.getMetadata().getResourceVersion())
                .build();
    }

    private void create(ObjectReference about, Type type, String reason, String message, String occasion) {
        String hash = Hashing.sha256()
                .hashString(occasion, StandardCharsets.UTF_8)
                .toString()
                .substring(0, 16);
        String namespace = about.getNamespace() == null ? NAMESPACE_OF_NONE : about.getNamespace();
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        try {
            writes.create(new EventBuilder()
                    .withNewMetadata()
                    .withNamespace(namespace)
                    .withName(about.getName() + "." + hash)
                    .endMetadata()
                    .withInvolvedObject(about)
                    .withType(type.word)
                    .withReason(reason)
                    .withMessage(shorten(message))
                    .withNewSource()
                    .withComponent(Labels.OPERATOR)
                    .endSource()
                    .withReportingComponent(Labels.OPERATOR)
                    .withReportingInstance(Labels.OPERATOR)
                    .withFirstTimestamp(now)
                    .withLastTimestamp(now)
                    .withCount(1)
                    .build());
        } catch (AdapterException e) {
            if (e.code() != Code.ALREADY_THERE) {
                throw e;
            }
        }
    }

    private static String shorten(String message) {
        String text = message;
        while (text.getBytes(StandardCharsets.UTF_8).length > MESSAGE_BYTES_MAX) {
            text = text.substring(0, text.offsetByCodePoints(text.length(), -1));
        }
        return text;
    }
}

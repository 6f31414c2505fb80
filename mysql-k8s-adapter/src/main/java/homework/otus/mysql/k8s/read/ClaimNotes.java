package homework.otus.mysql.k8s.read;

import com.fasterxml.jackson.databind.JsonNode;
import homework.otus.mysql.k8s.AdapterException;
import homework.otus.mysql.k8s.AdapterException.Code;
import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.k8s.Json;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.ImageChange;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Opening;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.util.Optional;

/** The facts about data that live on its claim, and some on its volume too, as annotations: written and read here. */
public final class ClaimNotes {
    private static final String RESTORED_FROM = "RESTORED:";

    private ClaimNotes() {}

    /** The value of {@link Annotations#APPLIED}. */
    public static String write(MySqlSpec applied) {
        return Json.write(SpecNote.write(applied));
    }

    /** The value of {@link Annotations#OPENING}. */
    public static String write(Opening opening) {
        return opening.restoredFrom()
                .map(backup -> RESTORED_FROM + backup)
                .orElseGet(() -> opening.state().name());
    }

    /** The value of {@link Annotations#IMAGE_CHANGE}. */
    public static String write(ImageChange change) {
        return Json.write(Json.object()
                .put("image", change.image())
                .put("from", change.from())
                .put("to", change.to()));
    }

    /** The change under way; a note that cannot be read is an error: unknown is not none. */
    static Optional<ImageChange> imageChange(HasMetadata claim) {
        Optional<String> note = Annotations.of(claim, Annotations.IMAGE_CHANGE);
        if (note.isEmpty()) {
            return Optional.empty();
        }
        Optional<ImageChange> change = Json.parse(note.get()).flatMap(ClaimNotes::imageChange);
        if (change.isEmpty()) {
            throw AdapterException.of(
                    Code.UNREADABLE,
                    "%s %s: the annotation %s cannot be read; it is a JSON object with image, from and to, the"
                            + " versions of MySQL before and after: write it anew, or remove it when the server is up",
                    kind(claim),
                    claim.getMetadata().getName(),
                    Annotations.IMAGE_CHANGE);
        }
        return change;
    }

    private static Optional<ImageChange> imageChange(JsonNode node) {
        Optional<String> image = Json.text(node, "image");
        Optional<String> from = Json.text(node, "from");
        Optional<String> to = Json.text(node, "to");
        return image.isPresent() && from.isPresent() && to.isPresent()
                ? Optional.of(new ImageChange(image.get(), from.get(), to.get()))
                : Optional.empty();
    }

    /** What was applied; empty when nothing is noted, an error when what is noted cannot be read. */
    static Optional<MySqlSpec> applied(HasMetadata claim) {
        Optional<String> note = Annotations.of(claim, Annotations.APPLIED);
        if (note.isEmpty()) {
            return Optional.empty();
        }
        Optional<MySqlSpec> applied = Json.parse(note.get()).flatMap(SpecNote::read);
        if (applied.isEmpty()) {
            throw AdapterException.of(
                    Code.UNREADABLE,
                    "%s %s: the annotation %s cannot be read; it is a JSON object with image, database and"
                            + " storageSize, as they were last applied: write it anew",
                    kind(claim),
                    claim.getMetadata().getName(),
                    Annotations.APPLIED);
        }
        return applied;
    }

    private static String kind(HasMetadata object) {
        return object instanceof PersistentVolume ? "volume" : "claim";
    }

    /** How far the data is open; a note that is missing or not understood is {@link Opening#UNKNOWN}. */
    static Opening opening(PersistentVolumeClaim claim) {
        String note = Annotations.of(claim, Annotations.OPENING).orElse("");
        if (note.startsWith(RESTORED_FROM) && note.length() > RESTORED_FROM.length()) {
            return Opening.restored(new BackupId(note.substring(RESTORED_FROM.length())));
        }
        return switch (note) {
            case "NEVER" -> Opening.NEVER;
            case "FRESH" -> Opening.FRESH;
            case "KEPT" -> Opening.KEPT;
            default -> Opening.UNKNOWN;
        };
    }
}

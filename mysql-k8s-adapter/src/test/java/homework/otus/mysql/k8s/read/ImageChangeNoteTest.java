package homework.otus.mysql.k8s.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import homework.otus.mysql.k8s.AdapterException;
import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.model.ImageChange;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import org.junit.jupiter.api.Test;

class ImageChangeNoteTest {
    private static final ImageChange CHANGE = new ImageChange("mysql:8.4", "8.0.36", "8.4.6");

    @Test
    void whatIsWrittenIsRead() {
        assertThat(ClaimNotes.imageChange(claim(ClaimNotes.write(CHANGE)))).contains(CHANGE);
    }

    @Test
    void withoutANoteNothingIsUnderWay() {
        assertThat(ClaimNotes.imageChange(new PersistentVolumeClaimBuilder()
                        .withNewMetadata()
                        .withName("c")
                        .endMetadata()
                        .build()))
                .isEmpty();
    }

    /** Unknown is not none: an upgrade may be under way. */
    @Test
    void aNoteThatCannotBeReadIsAnError() {
        assertThatThrownBy(() -> ClaimNotes.imageChange(claim("{\"image\":\"mysql:8.4\"}")))
                .isInstanceOf(AdapterException.class)
                .hasMessageContaining(Annotations.IMAGE_CHANGE);
    }

    private static PersistentVolumeClaim claim(String note) {
        return new PersistentVolumeClaimBuilder()
                .withNewMetadata()
                .withName("c")
                .addToAnnotations(Annotations.IMAGE_CHANGE, note)
                .endMetadata()
                .build();
    }
}

package homework.otus.mysql.k8s.execute;

import static homework.otus.mysql.k8s.Samples.BACKUP;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.BackupProgress.Phase;
import homework.otus.mysql.model.BackupProgress.Verified;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.Uid;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackupNewsTest {
    private static final BackupProgress RUNNING =
            BackupProgress.builder().phase(Phase.RUNNING).id(BACKUP.id()).build();
    private static final BackupProgress DONE =
            BackupProgress.builder().from(RUNNING).phase(Phase.SUCCEEDED).build();

    private static Optional<BackupNews> news(BackupProgress before, BackupProgress now, Optional<BackupRecord> record) {
        return BackupNews.of(before, new BackupEdit.Tell("b", new Uid("u"), now, record));
    }

    private static Optional<BackupNews> news(BackupProgress before, BackupProgress now) {
        return news(before, now, Optional.empty());
    }

    private static BackupProgress saying(BackupProgress progress, String message) {
        return BackupProgress.builder().from(progress).message(message).build();
    }

    @Test
    void theBeginningIsNoNews() {
        assertThat(news(BackupProgress.PENDING, RUNNING)).isEmpty();
    }

    @Test
    void theEndIs() {
        assertThat(news(RUNNING, DONE, Optional.of(BACKUP)))
                .contains(new BackupNews(EventWriter.Type.NORMAL, "Complete", BACKUP.id() + " is complete, 1.2 KiB"));
        assertThat(news(RUNNING, saying(DONE, "2 accounts could not be carried"), Optional.of(BACKUP)))
                .contains(new BackupNews(
                        EventWriter.Type.WARNING,
                        "Complete",
                        BACKUP.id() + " is complete, 1.2 KiB; 2 accounts could not be carried"));
        BackupProgress failed =
                BackupProgress.builder().from(RUNNING).phase(Phase.FAILED).build();
        assertThat(news(RUNNING, saying(failed, "the volume is full")))
                .contains(new BackupNews(EventWriter.Type.WARNING, "Failed", "the volume is full"));
    }

    @Test
    void anotherTryIsWithItsCause() {
        assertThat(news(RUNNING, saying(RUNNING, "the server went away")))
                .contains(new BackupNews(EventWriter.Type.WARNING, "TriedAgain", "the server went away"));
    }

    @Test
    void aTrialRestoreIsHoweverItWent() {
        BackupProgress good =
                BackupProgress.builder().from(DONE).verified(Verified.GOOD).build();
        BackupProgress bad =
                BackupProgress.builder().from(DONE).verified(Verified.BAD).build();
        assertThat(news(DONE, good).map(BackupNews::reason)).contains("Verified");
        assertThat(news(DONE, saying(bad, "a row is missing")))
                .contains(new BackupNews(EventWriter.Type.WARNING, "TrialFailed", "a row is missing"));
    }

    @Test
    void aRefusedDeletionIsOnce() {
        BackupProgress refused = saying(DONE, "not deleted: it is the last");
        assertThat(news(DONE, refused))
                .contains(new BackupNews(EventWriter.Type.WARNING, "NotDeleted", "not deleted: it is the last"));
        assertThat(news(refused, refused)).isEmpty();
    }
}

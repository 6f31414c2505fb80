package homework.otus.mysql.k8s.execute;

import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.BackupProgress.Phase;
import homework.otus.mysql.model.BackupProgress.Verified;
import java.util.Optional;

/** What an Event on a MySQLBackup says of a change of its status. */
record BackupNews(EventWriter.Type type, String reason, String message) {
    /** Empty where nobody waits for it. */
    static Optional<BackupNews> of(BackupProgress before, BackupEdit.Tell edit) {
        BackupProgress now = edit.progress();
        String words = now.message().orElse("");
        String id = now.id().map(BackupId::value).orElse("it");
        if (now.verified() != before.verified() && now.verified() != Verified.UNKNOWN) {
            return Optional.of(
                    now.verified() == Verified.GOOD
                            ? new BackupNews(
                                    EventWriter.Type.NORMAL, "Verified", id + " was restored on trial and compared")
                            : new BackupNews(EventWriter.Type.WARNING, "TrialFailed", words));
        }
        if (now.phase() != before.phase() && now.phase() == Phase.SUCCEEDED) {
            String size = edit.record()
                    .map(record -> ", " + BackupStatusPatch.size(record.bytes()))
                    .orElse("");
            return Optional.of(new BackupNews(
                    words.isEmpty() ? EventWriter.Type.NORMAL : EventWriter.Type.WARNING,
                    "Complete",
                    id + " is complete" + size + (words.isEmpty() ? "" : "; " + words)));
        }
        if (now.phase() != before.phase() && now.phase() == Phase.FAILED) {
            return Optional.of(new BackupNews(EventWriter.Type.WARNING, "Failed", words));
        }
        boolean said = words.isEmpty() || before.message().equals(now.message());
        return said
                ? Optional.empty()
                : Optional.of(new BackupNews(
                        EventWriter.Type.WARNING, now.phase() == Phase.RUNNING ? "TriedAgain" : "NotDeleted", words));
    }
}

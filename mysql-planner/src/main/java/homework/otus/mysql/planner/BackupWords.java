package homework.otus.mysql.planner;

import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.planner.PlanText.Wording;
import java.util.Locale;

/** Each write to a MySQLBackup resource in words. */
record BackupWords(String reason) implements BackupEdit.Cases<Wording> {
    @Override
    public Wording on(BackupEdit.Create edit) {
        return new Wording('+', edit.lists().isPresent() ? "list backup" : "create backup", edit.backup(), reason);
    }

    @Override
    public Wording on(BackupEdit.Guard edit) {
        return new Wording('~', "add finalizer to backup", edit.backup(), reason);
    }

    @Override
    public Wording on(BackupEdit.Tell edit) {
        BackupProgress progress = edit.progress();
        String verified = switch (progress.verified()) {
            case UNKNOWN -> "";
            case GOOD -> ", restore verified";
            case BAD -> ", restore failed";
        };
        return new Wording(
                '~',
                "tell backup",
                edit.backup() + " " + progress.phase().name().toLowerCase(Locale.ROOT) + verified,
                reason);
    }

    @Override
    public Wording on(BackupEdit.Delete edit) {
        return new Wording('-', "delete backup", edit.backup(), reason);
    }

    @Override
    public Wording on(BackupEdit.Release edit) {
        return new Wording('-', "let backup go", edit.backup(), reason);
    }
}

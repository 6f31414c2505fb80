package homework.otus.mysql.operator.plugin;

import homework.otus.mysql.k8s.crd.MySQLBackup;
import homework.otus.mysql.k8s.crd.MySQLBackupStatus;
import homework.otus.mysql.k8s.read.BackupFacts;
import homework.otus.mysql.model.BackupProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far a wanted backup is. */
final class BackupLook {
    private BackupLook() {}

    /** @param found the resource; empty when it is not there any more */
    static Look at(String name, Optional<MySQLBackup> found) {
        return found.<Look>map(backup -> at(name, backup))
                .orElseGet(() -> new Look.Failed("MySQLBackup " + name + " was deleted meanwhile"));
    }

    private static Look at(String name, MySQLBackup backup) {
        MySQLBackupStatus status = Optional.ofNullable(backup.getStatus()).orElseGet(MySQLBackupStatus::new);
        BackupProgress progress = BackupFacts.progress(backup);
        String why = progress.message().map(message -> ": " + message).orElse("");
        return switch (progress.phase()) {
            case PENDING ->
                new Look.Going(
                        status.getPhase() == null
                                ? "MySQLBackup " + name + " waits for the operator to see it"
                                : "MySQLBackup " + name + " waits" + why);
            case RUNNING -> new Look.Going("MySQLBackup " + name + " is being taken" + why);
            case SUCCEEDED -> new Look.Done("MySQLBackup " + name + " is complete" + measures(status));
            case FAILED -> new Look.Failed("MySQLBackup " + name + " failed" + why);
        };
    }

    private static String measures(MySQLBackupStatus status) {
        List<String> measures = new ArrayList<>();
        Optional.ofNullable(status.getSize()).ifPresent(measures::add);
        Optional.ofNullable(status.getTables())
                .ifPresent(tables -> measures.add(tables + (tables == 1 ? " table" : " tables")));
        Optional.ofNullable(status.getDuration()).ifPresent(duration -> measures.add("in " + duration));
        return measures.isEmpty() ? "" : ": " + String.join(", ", measures);
    }
}

package homework.otus.mysql.operator.plugin;

import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.MySQLBackup;
import homework.otus.mysql.k8s.crd.MySQLStatus;
import homework.otus.mysql.k8s.crd.SpecReader;
import homework.otus.mysql.k8s.read.BackupFacts;
import homework.otus.mysql.k8s.read.Schedules;
import homework.otus.mysql.model.BackupProgress.Phase;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ScheduleFact;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One instance, its backups and a moment, in the words that people read. */
record InstanceView(MySQL resource, List<MySQLBackup> backups, Instant now) {
    /** Of a list of backups takes those of the resource. */
    static InstanceView of(MySQL resource, List<MySQLBackup> all, Instant now) {
        InstanceId id = SpecReader.instance(resource);
        return new InstanceView(
                resource,
                all.stream()
                        .filter(backup -> BackupFacts.instanceOf(backup).equals(Optional.of(id)))
                        .toList(),
                now);
    }

    InstanceId id() {
        return SpecReader.instance(resource);
    }

    MySqlSpec spec() {
        return SpecReader.spec(resource);
    }

    MySQLStatus status() {
        return resource.getStatus() == null ? new MySQLStatus() : resource.getStatus();
    }

    String ready() {
        return holds("Ready") ? "yes" : "no";
    }

    /** The one word; that there is none yet is a word, too. */
    String state() {
        String state = status().getState();
        return state == null || state.isEmpty() ? "Unseen" : state;
    }

    /** Why it is degraded. */
    Optional<String> reason() {
        return condition("Degraded")
                .filter(degraded -> "True".equals(degraded.getStatus()))
                .map(Condition::getReason);
    }

    /** Nothing goes on before somebody has acted: it is degraded, and its plan has no step left. */
    boolean blocked() {
        return holds("Degraded") && !holds("Progressing");
    }

    /** What there is to know in one sentence: what is wrong, or else what is waited for, or else what was done last. */
    String message() {
        return condition("Degraded")
                .filter(degraded -> "True".equals(degraded.getStatus()))
                .map(Condition::getMessage)
                .or(() -> Optional.ofNullable(status().getStep()).filter(step -> !step.isEmpty()))
                .or(() -> Optional.ofNullable(status().getMessage()))
                .orElse("no operator has looked at it yet");
    }

    /** The status tells of the spec as it is now, and of no earlier one. */
    boolean seen() {
        Long generation = resource.getMetadata().getGeneration();
        return generation == null || generation.equals(status().getObservedGeneration());
    }

    /** The good backup that was completed last. */
    Optional<MySQLBackup> lastBackup() {
        return backups.stream()
                .filter(backup -> BackupFacts.progress(backup).phase() == Phase.SUCCEEDED)
                .max(Comparator.comparing(backup -> completed(backup).orElse(Instant.MIN)));
    }

    String lastBackupAge() {
        return lastBackup()
                .map(backup -> completed(backup)
                        .map(time -> Ages.since(time, now) + " ago")
                        .orElse("there is one"))
                .orElse("none");
    }

    /** When the schedule takes the next one. */
    String nextBackup() {
        Optional<ScheduleFact> schedule = Schedules.read(spec().backup(), Instant.EPOCH, now);
        if (schedule.isEmpty()) {
            return "-";
        }
        if (spec().suspend() || spec().backup().suspended()) {
            return "suspended";
        }
        return schedule.flatMap(ScheduleFact::next)
                .map(time -> "in " + Ages.since(now, time))
                .orElse("never: the schedule cannot be read");
    }

    List<Condition> conditions() {
        return status().getConditions();
    }

    static Optional<Instant> completed(MySQLBackup backup) {
        return Optional.ofNullable(backup.getStatus()).flatMap(status -> Ages.time(status.getCompletionTime()));
    }

    private boolean holds(String type) {
        return condition(type)
                .filter(condition -> "True".equals(condition.getStatus()))
                .isPresent();
    }

    private Optional<Condition> condition(String type) {
        return conditions().stream()
                .filter(condition -> type.equals(condition.getType()))
                .findFirst();
    }
}

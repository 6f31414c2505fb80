package homework.otus.mysql.operator.plugin;

import homework.otus.mysql.k8s.crd.MySQLBackup;
import homework.otus.mysql.k8s.crd.MySQLBackupStatus;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code status} shows: instances as a table, or one with all there is to it. */
record StatusText(Paint paint) {
    /** Longer messages are cut in tables; the status of one instance has them whole. */
    private static final int MESSAGE_MAX = 90;

    private static final String NOTHING = "-";

    String table(List<InstanceView> instances, boolean withNamespaces) {
        String[] headings = {
            "NAME", "READY", "STATE", "IMAGE", "DATABASE", "STORAGE", "LAST BACKUP", "NEXT BACKUP", "MESSAGE"
        };
        Table table = new Table(withNamespaces ? before("NAMESPACE", headings) : headings);
        for (InstanceView instance : instances) {
            String[] cells = {
                instance.id().name(),
                instance.ready(),
                instance.state()
                        + instance.reason().map(reason -> ": " + reason).orElse(""),
                instance.spec().image(),
                instance.spec().database(),
                instance.spec().storageSize(),
                instance.lastBackupAge(),
                instance.nextBackup(),
                cut(instance.message())
            };
            table.add(withNamespaces ? before(instance.id().namespace(), cells) : cells);
        }
        return table.text(this::painted);
    }

    /** @param plan its plan as text, the first line being about the whole, or why there is none */
    String detail(InstanceView instance, String plan) {
        int body = plan.indexOf('\n') + 1;
        return head(instance) + conditions(instance) + "\n" + paint.heading("Plan") + ": " + plan.substring(0, body)
                + paint.plan(plan.substring(body)) + "\n" + paint.heading("Backups") + "\n" + backups(instance);
    }

    private String head(InstanceView instance) {
        StringBuilder head = new StringBuilder();
        head.append(paint.heading(instance.id().toString()))
                .append(": ")
                .append(paint.state(instance.state()))
                .append(instance.reason().map(reason -> ", " + reason).orElse(""))
                .append("\n");
        field(head, "message", instance.message());
        field(head, "image", instance.spec().image());
        field(head, "database", instance.spec().database());
        field(
                head,
                "storage",
                instance.spec().storageSize()
                        + instance.spec()
                                .storageClassName()
                                .map(name -> ", of the class " + name)
                                .orElse(", static"));
        field(
                head,
                "last backup",
                instance.lastBackupAge()
                        + instance.lastBackup()
                                .map(backup -> ", " + backup.getMetadata().getName())
                                .orElse(""));
        field(
                head,
                "next backup",
                instance.spec()
                        .backup()
                        .schedule()
                        .map(schedule -> instance.nextBackup() + " (" + schedule + ")")
                        .orElse("not scheduled"));
        return head.toString();
    }

    private static void field(StringBuilder head, String name, String value) {
        head.append(String.format("  %-11s  %s%n", name, value));
    }

    private String conditions(InstanceView instance) {
        Table table = new Table("CONDITION", "STATUS", "SINCE", "REASON", "MESSAGE");
        for (Condition condition : instance.conditions()) {
            table.add(
                    orNothing(condition.getType()),
                    orNothing(condition.getStatus()),
                    Ages.time(condition.getLastTransitionTime())
                            .map(time -> Ages.since(time, instance.now()))
                            .orElse(NOTHING),
                    orNothing(condition.getReason()),
                    orNothing(condition.getMessage()));
        }
        return instance.conditions().isEmpty()
                ? ""
                : "\n" + paint.heading("Conditions") + "\n" + indented(table.text(cell -> cell));
    }

    private String backups(InstanceView instance) {
        if (instance.backups().isEmpty()) {
            return "  none; take one: kubectl mysql backup " + instance.id().name() + "\n";
        }
        Table table = new Table("NAME", "STATUS", "AGE", "SIZE", "DURATION", "VERIFIED", "MESSAGE");
        instance.backups().stream()
                .sorted(Comparator.comparing(
                        (MySQLBackup backup) -> backup.getMetadata().getCreationTimestamp(),
                        Comparator.nullsLast(Comparator.reverseOrder())))
                .forEach(backup -> {
                    MySQLBackupStatus status =
                            Optional.ofNullable(backup.getStatus()).orElseGet(MySQLBackupStatus::new);
                    table.add(
                            backup.getMetadata().getName(),
                            Optional.ofNullable(status.getPhase()).orElse("Pending"),
                            InstanceView.completed(backup)
                                    .map(time -> Ages.since(time, instance.now()))
                                    .orElse(NOTHING),
                            orNothing(status.getSize()),
                            orNothing(status.getDuration()),
                            orNothing(status.getVerified()),
                            orNothing(status.getMessage()));
                });
        return indented(table.text(this::painted));
    }

    private static String indented(String text) {
        return text.lines().map(line -> ("  " + line).stripTrailing() + "\n").collect(Collectors.joining());
    }

    /** {@code Degraded: JobFailed} has the colour of its first word. */
    private String painted(String cell) {
        int colon = cell.indexOf(": ");
        return colon < 0 ? paint.state(cell) : paint.state(cell.substring(0, colon)) + cell.substring(colon);
    }

    private static String cut(String message) {
        String line = String.join(" ", message.lines().map(String::strip).toList());
        return line.length() <= MESSAGE_MAX ? line : line.substring(0, MESSAGE_MAX - 1) + "…";
    }

    private static String orNothing(@Nullable String text) {
        return text == null || text.isEmpty() ? NOTHING : text;
    }

    private static String[] before(String first, String... others) {
        String[] all = new String[others.length + 1];
        all[0] = first;
        System.arraycopy(others, 0, all, 1, others.length);
        return all;
    }
}

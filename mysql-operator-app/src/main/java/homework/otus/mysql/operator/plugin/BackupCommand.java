package homework.otus.mysql.operator.plugin;

import homework.otus.mysql.k8s.AdapterException;
import homework.otus.mysql.k8s.crd.InstanceRef;
import homework.otus.mysql.k8s.crd.MySQLBackup;
import homework.otus.mysql.k8s.crd.MySQLBackupSpec;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks for a backup. */
@Command(
        name = "backup",
        description = {
            "Makes a MySQLBackup of an instance. With --wait it shows how far it is, until it is complete.",
            "A backup that fails, or that is not complete in time, ends with status 1."
        })
final class BackupCommand extends PluginCommand {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    @Option(
            names = "--name",
            paramLabel = "BACKUP",
            description = "The name of the MySQLBackup (default: NAME and the time).")
    private @Nullable String backupName;

    @Option(names = "--wait", description = "Wait until it is complete.")
    private boolean wait;

    @Mixin
    private final WaitOptions waiting = new WaitOptions();

    @Parameters(paramLabel = "NAME", description = "The instance.")
    @SuppressWarnings("NullAway.Init") // required
    private String name;

    @Override
    int run(Session session) {
        boolean limited = waiting.limit().isPresent();
        if (limited && !wait) {
            throw new PluginException("--timeout is about --wait: give both");
        }
        if (Suspension.of(session.mysql(name)).holds()) {
            throw new PluginException("MySQL " + name
                    + " is suspended, and no backup would be taken of it; first: kubectl mysql resume " + name);
        }
        String backup = Optional.ofNullable(backupName).orElseGet(() -> name + "-" + STAMP.format(Instant.now()));
        store(session, backup);
        if (!wait) {
            out().println("MySQLBackup " + backup + " is asked for; how far it is: kubectl mysql status " + name);
            return OK;
        }
        waiting.await(out(), () -> BackupLook.at(backup, session.find(MySQLBackup.class, backup)));
        return OK;
    }

    private void store(Session session, String backup) {
        InstanceRef reference = new InstanceRef();
        reference.setName(name);
        MySQLBackupSpec spec = new MySQLBackupSpec();
        spec.setInstanceRef(reference);
        MySQLBackup wish = new MySQLBackup();
        wish.setMetadata(new ObjectMetaBuilder().withName(backup).build());
        wish.setSpec(spec);
        try {
            session.create(wish);
        } catch (AdapterException e) {
            if (e.code() == AdapterException.Code.ALREADY_THERE) {
                throw new PluginException("there is a MySQLBackup " + backup + " already: give another --name");
            }
            throw e;
        }
    }
}

package homework.otus.mysql.operator.plugin;

import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.MySQLBackup;
import homework.otus.mysql.k8s.crd.MySQLSpec;
import homework.otus.mysql.k8s.read.BackupFacts;
import homework.otus.mysql.k8s.read.WantedPassword;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.BackupProgress.Phase;
import homework.otus.mysql.model.BackupProgress.Verified;
import homework.otus.mysql.model.InstanceId;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a new instance from a backup. */
@Command(
        name = "restore",
        description = {
            "Makes a new instance from a backup, and shows how far it is, until clients can connect.",
            "Its spec is that of the instance that was backed up, where that is still there.",
            "A live instance is never restored over: restore under a new name, or delete it first (its final backup is taken) and use its name."
        })
final class RestoreCommand extends PluginCommand {
    @Option(names = "--from", required = true, paramLabel = "BACKUP", description = "The MySQLBackup.")
    @SuppressWarnings("NullAway.Init") // required
    private String from;

    @Mixin
    private final CloneOptions clone = new CloneOptions();

    @Mixin
    private final PasswordOptions passwords = new PasswordOptions();

    @Option(names = "--no-wait", description = "Do not wait until it is done.")
    private boolean noWait;

    @Mixin
    private final WaitOptions waiting = new WaitOptions();

    @Parameters(paramLabel = "NEW", description = "The name of the new instance.")
    @SuppressWarnings("NullAway.Init") // required
    private String name;

    @Override
    int run(Session session) {
        boolean limited = waiting.limit().isPresent();
        if (limited && noWait) {
            throw new PluginException("--timeout is about waiting: leave out --no-wait");
        }
        session.find(MySQL.class, name).ifPresent(RestoreCommand::refuse);
        MySQLBackup backup = backup(session);
        Optional<MySQL> source =
                BackupFacts.instanceOf(backup).flatMap(instance -> session.find(MySQL.class, instance.name()));
        MySQLSpec spec = clone.spec(source, backup);
        NewPassword password = passwords.choose(session, name, source.flatMap(WantedPassword::secret));
        spec.setPasswordSecretRef(password.reference());
        store(session, spec, password);
        out().println("MySQL " + name + " is made from MySQLBackup " + from + ", with the password of the Secret "
                + password.reference().getName());
        if (noWait) {
            out().println("how far it is: kubectl mysql status " + name);
            return OK;
        }
        waiting.await(out(), () -> InstanceLook.at(name, session.find(MySQL.class, name), Instant.now()));
        return OK;
    }

    private static void refuse(MySQL live) {
        String name = live.getMetadata().getName();
        throw new PluginException(
                live.getMetadata().getDeletionTimestamp() == null
                        ? "there is a MySQL " + name
                                + ", and a live instance is not restored over: give a new name and move"
                                + " its clients, or delete it first (its final backup is taken) and restore again"
                        : "the MySQL " + name + " is still being deleted: wait until it is gone");
    }

    /** The backup, if a new instance can come from it. */
    private MySQLBackup backup(Session session) {
        MySQLBackup backup = session.find(MySQLBackup.class, from).orElseThrow(() -> unknown(session));
        BackupProgress progress = BackupFacts.progress(backup);
        if (progress.phase() != Phase.SUCCEEDED) {
            throw new PluginException("MySQLBackup " + from + " is not complete, but "
                    + progress.phase().name().toLowerCase(java.util.Locale.ROOT)
                    + progress.message().map(message -> ": " + message).orElse(""));
        }
        if (progress.verified() == Verified.BAD) {
            err().println("kubectl mysql: warning: when MySQLBackup " + from
                    + " was restored on trial, it was found Bad"
                    + progress.message().map(message -> ": " + message).orElse(""));
        }
        return backup;
    }

    private PluginException unknown(Session session) {
        String there = session.backups(session.namespace()).stream()
                .filter(backup -> BackupFacts.progress(backup).phase() == Phase.SUCCEEDED)
                .map(backup -> backup.getMetadata().getName()
                        + BackupFacts.instanceOf(backup)
                                .map(InstanceId::name)
                                .map(instance -> " (of " + instance + ")")
                                .orElse(""))
                .sorted()
                .collect(Collectors.joining(", "));
        return new PluginException("there is no MySQLBackup " + from + " in the namespace " + session.namespace()
                + (there.isEmpty() ? ", and no other" : "; there is " + there));
    }

    /** The Secret first: an instance must not wait for it. It goes again when the instance is refused. */
    private void store(Session session, MySQLSpec spec, NewPassword password) {
        MySQL resource = new MySQL();
        resource.setMetadata(new ObjectMetaBuilder().withName(name).build());
        resource.setSpec(spec);
        if (password instanceof NewPassword.Typed typed) {
            session.create(typed.secret());
            try {
                session.create(resource);
            } catch (RuntimeException e) {
                session.delete(typed.secret());
                throw e;
            }
        } else {
            session.create(resource);
        }
    }
}

package homework.otus.mysql.k8s.manifest;

import homework.otus.mysql.k8s.AdapterSettings;
import homework.otus.mysql.k8s.read.SnapshotReader;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobRequest.PodAddress;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Uid;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.List;
import java.util.Optional;

/** What each request asks of its script; the variables are described at the head of each script. */
final class JobTasks implements JobRequest.Cases<JobTask> {
    private static final String BACKUP_DIR = "/backup";
    private static final String VOLUME = "/volume";
    private static final String SCRATCH = "/scratch";

    private final AdapterSettings settings;
    private final InstanceId instance;
    private final Uid life;

    JobTasks(AdapterSettings settings, InstanceId instance, Uid life) {
        this.settings = settings;
        this.instance = instance;
        this.life = life;
    }

    @Override
    public JobTask on(JobRequest.Backup request) {
        return onBackups("backup", request.applied().image(), false)
                .deadline(settings.copyDeadline())
                .addAllEnvironment(server(request.pod(), request.applied()))
                .addEnvironment(
                        Parts.variable("BACKUP_ID", request.id().value()),
                        Parts.variable("NAMESPACE", instance.namespace()),
                        Parts.variable("INSTANCE", instance.name()),
                        Parts.variable("LIFE", life.value()),
                        Parts.variable("FINAL", String.valueOf(request.isFinal())))
                .backup(request.id())
                .build();
    }

    @Override
    public JobTask on(JobRequest.Restore request) {
        return onBackups("restore", request.applied().image(), true)
                .volume(new JobTask.VolumeUse(backupClaim(request.of()), BACKUP_DIR, true))
                .deadline(settings.copyDeadline())
                .addAllEnvironment(server(request.pod(), request.applied()))
                .addEnvironment(
                        Parts.variable("BACKUP_ID", request.backup().id().value()),
                        Parts.variable("BACKUP_SHA256", request.backup().sha256()),
                        Parts.variable("LIFE", life.value()))
                .backup(request.backup().id())
                .build();
    }

    @Override
    public JobTask on(JobRequest.Inventory request) {
        return onBackups("inventory", request.image(), true)
                .deadline(settings.shortDeadline())
                .build();
    }

    @Override
    public JobTask on(JobRequest.Wipe request) {
        return JobTask.builder()
                .script("wipe")
                .image(request.image())
                .volume(new JobTask.VolumeUse(ObjectRole.DATA_CLAIM.nameFor(instance), VOLUME, false))
                .deadline(settings.shortDeadline())
                .addEnvironment(Parts.variable("VOLUME", VOLUME), Parts.variable("LIFE", life.value()))
                .build();
    }

    @Override
    public JobTask on(JobRequest.ChangePassword request) {
        return withServer("passwd", request.applied(), request.pod())
                .addEnvironment(
                        Parts.secret("OLD_PASSWORD", SnapshotReader.PASSWORD_KEY, instance),
                        Parts.secret("NEW_PASSWORD", SnapshotReader.STAGED_KEY, instance))
                .build();
    }

    @Override
    public JobTask on(JobRequest.Rename request) {
        return withServer("rename", request.applied(), request.pod())
                .deadline(settings.copyDeadline())
                .addEnvironment(
                        Parts.password("ROOT_PASSWORD", instance),
                        Parts.variable("FROM", request.applied().database()),
                        Parts.variable("TO", request.to()),
                        Parts.variable("LIFE", life.value()))
                .build();
    }

    @Override
    public JobTask on(JobRequest.Versions request) {
        return JobTask.builder()
                .script("version")
                .image(request.image())
                .deadline(settings.shortDeadline())
                .addEnvironment(Parts.variable("MYSQL_HOST", request.pod().address()))
                .build();
    }

    @Override
    public JobTask on(JobRequest.Prune request) {
        return onBackups("prune", request.image(), false)
                .deadline(settings.shortDeadline())
                .addEnvironment(
                        // that another backup remains is the planner's to know: it has forgotten this one already
                        Parts.variable("ALLOW_LAST", "true"),
                        Parts.variable(
                                "BACKUP_IDS",
                                request.backup() + ":"
                                        + request.sha256()
                                                .map(sum -> sum + ",broken")
                                                .orElse("unknown")))
                .backup(request.backup())
                .build();
    }

    @Override
    public JobTask on(JobRequest.Verify request) {
        return onBackups("verify", request.applied().image(), true)
                .deadline(settings.copyDeadline())
                .scratch(SCRATCH)
                .addEnvironment(
                        Parts.variable("BACKUP_ID", request.backup().id().value()),
                        Parts.variable("BACKUP_SHA256", request.backup().sha256()),
                        Parts.variable("VERIFY", "Restore"),
                        Parts.variable("SCRATCH", SCRATCH))
                .arguments(PodSettings.arguments(request.applied().settings().config()))
                .backup(request.backup().id())
                .build();
    }

    /** One that talks to the server, and sees no volume. */
    private JobTask.Builder withServer(String script, MySqlSpec applied, PodAddress pod) {
        return JobTask.builder()
                .script(script)
                .image(applied.image())
                .deadline(settings.shortDeadline())
                .addEnvironment(
                        Parts.variable("MYSQL_HOST", pod.address()), Parts.variable("EXPECTED_HOSTNAME", pod.pod()));
    }

    private JobTask.Builder onBackups(String script, String image, boolean readOnly) {
        return JobTask.builder()
                .script(script)
                .image(image)
                .volume(new JobTask.VolumeUse(backupClaim(Optional.empty()), BACKUP_DIR, readOnly))
                .addEnvironment(Parts.variable("BACKUP_DIR", BACKUP_DIR));
    }

    /** The claim with the backups of that instance; empty: of this one. */
    private String backupClaim(Optional<String> of) {
        return ObjectRole.BACKUP_CLAIM.nameFor(
                of.map(name -> new InstanceId(instance.namespace(), name)).orElse(instance));
    }

    private List<EnvVar> server(PodAddress pod, MySqlSpec applied) {
        return List.of(
                Parts.variable("MYSQL_HOST", pod.address()),
                Parts.variable("EXPECTED_HOSTNAME", pod.pod()),
                Parts.password("ROOT_PASSWORD", instance),
                Parts.variable("DATABASE", applied.database()));
    }
}

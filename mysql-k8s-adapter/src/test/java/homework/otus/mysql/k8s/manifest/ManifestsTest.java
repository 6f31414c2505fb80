package homework.otus.mysql.k8s.manifest;

import static homework.otus.mysql.k8s.Samples.BACKUP;
import static homework.otus.mysql.k8s.Samples.LIFE;
import static homework.otus.mysql.k8s.Samples.MYSQL_INSTANCE;
import static homework.otus.mysql.k8s.Samples.NOW;
import static homework.otus.mysql.k8s.Samples.POD;
import static homework.otus.mysql.k8s.Samples.SPEC;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import homework.otus.mysql.k8s.AdapterSettings;
import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.k8s.Golden;
import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.ImageChange;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.ServerSettings;
import homework.otus.mysql.model.ServerTemplate;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Toleration;
import homework.otus.mysql.model.Uid;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestsTest {
    private final Manifests manifests = new Manifests(AdapterSettings.defaults());

    private static final MySqlSpec TUNED = MySqlSpec.builder()
            .from(SPEC)
            .settings(ServerSettings.builder()
                    .putConfig("skip-name-resolve", "")
                    .putConfig("max_connections", "200")
                    .putConfig("init_connect", "SET @home = '$(HOME)'")
                    .putRequests("cpu", "500m")
                    .putLimits("memory", "2Gi")
                    .putNodeSelector("disk", "ssd")
                    .addTolerations(Toleration.builder()
                            .key("db")
                            .operator("Equal")
                            .value("mysql")
                            .effect("NoSchedule")
                            .build())
                    .build())
            .build();

    static Stream<Arguments> creations() {
        return Stream.of(
                Arguments.of(
                        "data-volume", new Action.CreateVolume(Storage.DATA, "1Gi", "node-1", LIFE, Optional.of(SPEC))),
                Arguments.of(
                        "backup-volume",
                        new Action.CreateVolume(Storage.BACKUP, "1Gi", "node-2", LIFE, Optional.empty())),
                Arguments.of(
                        "data-claim",
                        new Action.CreateClaim(
                                Storage.DATA,
                                "1Gi",
                                LIFE,
                                Optional.of(SPEC),
                                Opening.NEVER,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())),
                Arguments.of(
                        "backup-claim",
                        new Action.CreateClaim(
                                Storage.BACKUP,
                                "1Gi",
                                LIFE,
                                Optional.empty(),
                                Opening.NEVER,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())),
                Arguments.of(
                        "data-claim-of-a-class",
                        new Action.CreateClaim(
                                Storage.DATA,
                                "1Gi",
                                LIFE,
                                Optional.of(SPEC),
                                Opening.UNKNOWN,
                                Optional.of("fast"),
                                Optional.of("pvc-1"),
                                Optional.of(new ImageChange("mysql:9.7", "8.4.6", "9.7.4")))),
                Arguments.of("credentials", new Action.CreateCredentials(false)),
                Arguments.of(
                        "workload",
                        new Action.CreateWorkload(ServerTemplate.builder()
                                .applied(SPEC)
                                .life(LIFE)
                                .bornIn(Optional.of(LIFE))
                                .build())),
                Arguments.of(
                        "workload-resetting",
                        new Action.CreateWorkload(ServerTemplate.builder()
                                .applied(SPEC)
                                .life(LIFE)
                                .resetsPassword(true)
                                .revision(2)
                                .build())),
                Arguments.of(
                        "workload-unknown-data",
                        new Action.CreateWorkload(ServerTemplate.builder()
                                .applied(SPEC)
                                .life(LIFE)
                                .bornIn(Optional.empty())
                                .build())),
                Arguments.of(
                        "workload-with-settings",
                        new Action.CreateWorkload(ServerTemplate.builder()
                                .applied(TUNED)
                                .life(LIFE)
                                .bornIn(Optional.of(LIFE))
                                .build())),
                Arguments.of("service", new Action.CreateService()),
                Arguments.of("catalogue", new Action.WriteCatalogue(new Uid("claim"), List.of(BACKUP))),
                Arguments.of("backup-job", job(new JobRequest.Backup(BACKUP.id(), true, SPEC, POD))),
                Arguments.of("restore-job", job(new JobRequest.Restore(BACKUP, SPEC, POD))),
                Arguments.of("inventory-job", job(new JobRequest.Inventory(SPEC.image()))),
                Arguments.of("version-job", job(new JobRequest.Versions("mysql:9.7", POD))),
                Arguments.of("wipe-job", job(new JobRequest.Wipe(SPEC.image()))),
                Arguments.of("rename-job", job(new JobRequest.Rename(SPEC, "otus-database-test", POD))),
                Arguments.of("backup-job-with-settings", job(new JobRequest.Backup(BACKUP.id(), true, TUNED, POD))),
                Arguments.of(
                        "restore-job-of-another",
                        job(new JobRequest.Restore(BACKUP, Optional.of("another"), SPEC, POD))),
                Arguments.of(
                        "prune-job",
                        job(new JobRequest.Prune(
                                BACKUP.id(),
                                Optional.of(BACKUP.sha256()),
                                SPEC.image(),
                                TUNED.settings().tolerations()))),
                Arguments.of("verify-job", job(new JobRequest.Verify(BACKUP, TUNED))),
                Arguments.of(
                        "scheduled-backup",
                        new Action.EditBackup(new BackupEdit.Create(
                                "mysql-instance-20200811t080000z-scheduled", Optional.of(NOW), Optional.empty()))),
                Arguments.of(
                        "listed-backup",
                        new Action.EditBackup(new BackupEdit.Create(
                                "20200811t075402z", Optional.empty(), Optional.of(BACKUP.id())))));
    }

    private static Action job(JobRequest request) {
        return new Action.RunJob(request, LIFE, true);
    }

    @ParameterizedTest
    @MethodSource("creations")
    void isAsRecorded(String name, Action action) {
        HasMetadata object = manifests.of(MYSQL_INSTANCE, action).orElseThrow();
        Golden.assertSame(name + ".yaml", Serialization.asYaml(withoutScripts(object)));
    }

    /** The scripts have tests of their own; here only which one it is matters. */
    private static JsonNode withoutScripts(HasMetadata object) {
        JsonNode tree = new ObjectMapper().valueToTree(object);
        for (JsonNode command : tree.findValues("command")) {
            ((ArrayNode) command).set(2, "<" + command.get(3).asText() + ".sh>");
        }
        if (tree.path("metadata").path("annotations") instanceof ObjectNode notes && notes.has(Annotations.MANIFEST)) {
            notes.put(Annotations.MANIFEST, "<hash>");
        }
        return tree;
    }

    @Test
    void everyCreationNamesItsObjectAndTheOthersHaveNone() {
        assertThat(manifests.of(MYSQL_INSTANCE, new Action.AddFinalizer())).isEmpty();
        assertThat(manifests.of(MYSQL_INSTANCE, new Action.RemoveFinalizer(Optional.empty())))
                .isEmpty();
        assertThat(manifests.of(MYSQL_INSTANCE, new Action.Await(new Condition.PodsGone())))
                .isEmpty();
        assertThat(manifests.of(MYSQL_INSTANCE, new Action.Delete(ObjectRole.SERVICE, LIFE)))
                .isEmpty();
        assertThat(manifests.of(MYSQL_INSTANCE, new Action.Report("done", List.of())))
                .isEmpty();
        assertThat(manifests.of(MYSQL_INSTANCE, new Action.Adopt(ObjectRole.SERVICE, LIFE)))
                .isEmpty();
        assertThat(manifests.of(MYSQL_INSTANCE, new Action.EditBackup(new BackupEdit.Guard("b", LIFE))))
                .isEmpty();
    }

    @Test
    void volumesOutsideOfDefaultCarryTheNamespace() {
        InstanceId other = new InstanceId("shop", "db");
        HasMetadata volume = manifests
                .of(other, new Action.CreateVolume(Storage.DATA, "1Gi", "node-1", LIFE, Optional.empty()))
                .orElseThrow();
        assertThat(volume.getMetadata().getName()).isEqualTo("shop.db-pv");
        assertThat(volume.getMetadata().getNamespace()).isNull();
    }

    @Test
    void aDollarInAValueReachesTheContainerAsItIs() {
        Job job = (Job) manifests
                .of(
                        MYSQL_INSTANCE,
                        job(new JobRequest.Backup(
                                BACKUP.id(), true, MySqlSpec.of("mysql:5.7", "a$(LIFE)$b", "1Gi"), POD)))
                .orElseThrow();
        assertThat(job.getSpec().getTemplate().getSpec().getContainers().get(0).getEnv())
                .filteredOn(variable -> variable.getName().equals("DATABASE"))
                .singleElement()
                .satisfies(variable -> assertThat(variable.getValue()).isEqualTo("a$$(LIFE)$$b"));
    }

    /** What is not known cannot be compared; the script removes such a backup as it is named. */
    @Test
    void aBackupWithoutAKnownChecksumIsPrunedByItsName() {
        Job job = (Job) manifests
                .of(MYSQL_INSTANCE, job(new JobRequest.Prune(BACKUP.id(), Optional.empty(), SPEC.image(), List.of())))
                .orElseThrow();
        assertThat(job.getSpec().getTemplate().getSpec().getContainers().get(0).getEnv())
                .filteredOn(variable -> variable.getName().equals("BACKUP_IDS"))
                .singleElement()
                .satisfies(variable -> assertThat(variable.getValue()).isEqualTo(BACKUP.id() + ":unknown"));
    }

    @Test
    void whatAScriptNeedsComesBeforeIt() {
        assertThat(Scripts.command("backup").get(2))
                .containsSubsequence("Shared by the scripts", "Takes one backup of the whole server");
        assertThat(Scripts.command("start", "mysqld")).startsWith("bash", "-c").endsWith("start", "mysqld");
    }
}

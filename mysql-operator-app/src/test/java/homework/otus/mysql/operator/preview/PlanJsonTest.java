package homework.otus.mysql.operator.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupPolicy;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.ImageChange;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Reason;
import homework.otus.mysql.model.RestoreWish;
import homework.otus.mysql.model.ServerSettings;
import homework.otus.mysql.model.ServerTemplate;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Toleration;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.operator.Golden;
import homework.otus.mysql.operator.Worlds;
import homework.otus.mysql.planner.Explanation;
import homework.otus.mysql.planner.Planner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanJsonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonSchema SCHEMA = schema();

    @Test
    void thePlansOfTheStoriesAreWhatTheSchemaSays() throws IOException {
        Golden.check("create.json", PlanJson.write(List.of(Worlds.plan(Worlds.fresh()))));
        Golden.check("delete.json", PlanJson.write(List.of(Worlds.plan(Worlds.deleted()))));
        Golden.check("create-again.json", PlanJson.write(List.of(Worlds.plan(Worlds.createdAgain()))));
        Golden.check("blocked.json", PlanJson.write(List.of(Worlds.plan(Worlds.blocked()))));
        for (Plan plan : stories()) {
            assertThat(violations(PlanJson.write(List.of(plan)))).isEmpty();
        }
    }

    /** With every field that a spec may have. */
    private static final MySqlSpec EVERYTHING = MySqlSpec.builder()
            .from(Worlds.SPEC)
            .storageClassName("fast")
            .settings(ServerSettings.builder()
                    .putConfig("max_connections", "200")
                    .putRequests("cpu", "1")
                    .putLimits("memory", "1Gi")
                    .putNodeSelector("disk", "ssd")
                    .addTolerations(Toleration.builder()
                            .key("a")
                            .operator("Exists")
                            .tolerationSeconds(1L)
                            .build())
                    .build())
            .suspend(true)
            .backup(BackupPolicy.builder()
                    .schedule("@daily")
                    .timeZone("Europe/Berlin")
                    .suspended(true)
                    .keepCount(7)
                    .maxAge("30d")
                    .verify(BackupPolicy.Verify.RESTORE)
                    .storageSize("2Gi")
                    .storageClassName("cheap")
                    .build())
            .restore(new RestoreWish.Named("b"))
            .build();

    private static final BackupRecord BACKUP = BackupRecord.builder()
            .id(new BackupId("b"))
            .life(new Uid("u"))
            .finalAndFenced(false)
            .completedAt(Worlds.NOON)
            .serverVersion("8.4.6")
            .pod("pod")
            .bytes(1)
            .sha256("00")
            .seconds(1)
            .tables(2)
            .rows(3)
            .build();

    @Test
    void everyActionConditionAndRequestIsWhatTheSchemaSays() throws IOException {
        List<Plan> plans = new ArrayList<>(stories());
        plans.add(rareActions());
        String json = PlanJson.write(plans);
        assertThat(violations(json)).isEmpty();
        List<String> kinds = MAPPER.readTree(json).findValuesAsText("kind");
        assertThat(kinds).containsAll(names(Action.class)).containsAll(names(Condition.class));
        assertThat(kinds).containsAll(names(JobRequest.class));
    }

    @Test
    void explanationsAreWhatTheSchemaSays() throws IOException {
        Explanation create = new Planner().explain(Worlds.SPEC, Optional.empty(), Worlds.fresh());
        String json = PlanJson.explain(List.of(create));
        assertThat(violations(json)).isEmpty();
        JsonNode rules = MAPPER.readTree(json).path("rules");
        assertThat(rules).hasSameSizeAs(create.accounts());
        assertThat(rules.findValuesAsText("outcome")).contains("decided", "passed", "not-asked");
        assertThat(rules.findValuesAsText("why")).contains("restore skipped: there is no backup");
        assertThat(violations(PlanJson.explain(List.of(create, create)))).isEmpty();
    }

    @Test
    void aStepSaysWhatItDestroysAndWhy() throws IOException {
        JsonNode plan = MAPPER.readTree(PlanJson.write(List.of(Worlds.plan(Worlds.deleted()))));
        assertThat(plan.path("destroys").asBoolean()).isTrue();
        List<JsonNode> destroying = new ArrayList<>();
        plan.path("steps").forEach(step -> {
            if (step.path("destroys").asBoolean()) {
                destroying.add(step);
            }
        });
        assertThat(destroying)
                .isNotEmpty()
                .allSatisfy(step ->
                        assertThat(step.path("reason").path("text").asText()).isNotEmpty());
        assertThat(destroying
                        .get(destroying.size() - 1)
                        .path("action")
                        .path("kind")
                        .asText())
                .isEqualTo("RemoveFinalizer");
    }

    @Test
    void onePlanIsAnObjectAndSeveralAreAList() throws IOException {
        Plan plan = Worlds.plan(Worlds.running());
        assertThat(MAPPER.readTree(PlanJson.write(List.of(plan))).path("kind").asText())
                .isEqualTo("Plan");
        for (List<Plan> plans : List.of(List.<Plan>of(), List.of(plan, plan))) {
            String json = PlanJson.write(plans);
            assertThat(violations(json)).isEmpty();
            assertThat(MAPPER.readTree(json).path("items")).hasSameSizeAs(plans);
        }
    }

    /** The schema is worth something only if it refuses what is not said in it. */
    @Test
    void theSchemaRefusesWhatItDoesNotKnow() throws IOException {
        JsonNode good = MAPPER.readTree(PlanJson.write(List.of(Worlds.plan(Worlds.fresh()))));
        ObjectNode added = good.deepCopy();
        ((ObjectNode) added.path("steps").get(0).path("action")).put("more", 1);
        ObjectNode other = good.deepCopy();
        ((ObjectNode) other.path("steps").get(0).path("action")).put("kind", "Explode");
        ObjectNode less = good.deepCopy();
        ((ObjectNode) less.path("steps").get(0)).remove("rule");
        for (JsonNode bad : List.of(added, other, less)) {
            assertThat(SCHEMA.validate(bad)).isNotEmpty();
        }
    }

    private static List<Plan> stories() {
        return Stream.concat(Worlds.roads().stream(), Stream.of(Worlds.blocked()))
                .map(Worlds::plan)
                .toList();
    }

    /** What is on none of the roads. */
    private static Plan rareActions() {
        Uid uid = new Uid("u");
        ServerTemplate template = ServerTemplate.builder()
                .applied(EVERYTHING)
                .life(uid)
                .bornIn(uid)
                .build();
        JobRequest.PodAddress pod = new JobRequest.PodAddress("pod", "10.0.0.1");
        List<Action> actions = List.of(
                new Action.RemoveFinalizer(Optional.of("kept")),
                new Action.RebindVolume(Storage.DATA, uid, uid),
                new Action.TakeUpData(uid, uid),
                new Action.Adopt(ObjectRole.DATA_CLAIM, uid),
                new Action.CreateWorkload(template),
                new Action.UpdateWorkload(uid, template),
                new Action.UndoEdits(ObjectRole.SERVICE, uid),
                new Action.RecordApplied(uid, EVERYTHING, List.of("Change image")),
                new Action.NoteOnVolume(
                        "pvc-1", uid, EVERYTHING, Optional.of(new ImageChange("mysql:8.4", "8.0.36", "8.4.6"))),
                new Action.CreateClaim(
                        Storage.DATA,
                        "1Gi",
                        uid,
                        Optional.of(EVERYTHING),
                        Opening.UNKNOWN,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new ImageChange("mysql:8.4", "8.0.36", "8.4.6"))),
                new Action.MarkRenaming(uid, Optional.of("other")),
                new Action.MarkImageChange(uid, Optional.of(new ImageChange("mysql:8.4", "8.0.36", "8.4.6"))),
                new Action.StagePassword(uid, 2),
                new Action.PromotePassword(uid, 2, List.of("Change password")),
                new Action.GrowVolume(Storage.DATA, uid, "2Gi"),
                new Action.ExpandClaim(Storage.BACKUP, uid, "2Gi"),
                new Action.SetReclaim(Storage.DATA, "pvc-1", uid, VolumeFact.Reclaim.RETAIN),
                new Action.RunJob(new JobRequest.ChangePassword(2, Worlds.SPEC, pod), uid, false),
                new Action.RunJob(new JobRequest.Rename(Worlds.SPEC, "other", pod), uid, false),
                new Action.RunJob(new JobRequest.Versions("mysql:9.7", pod), uid, false),
                new Action.Await(new Condition.ClaimExpanded(Storage.DATA)),
                new Action.RunJob(new JobRequest.Inventory("mysql:8.4"), uid, false),
                new Action.RunJob(
                        new JobRequest.Prune(new BackupId("b"), Optional.of("00"), "mysql:8.4", List.of()), uid, false),
                new Action.RunJob(new JobRequest.Verify(BACKUP, Worlds.SPEC), uid, false),
                new Action.RunJob(new JobRequest.Restore(BACKUP, Optional.of("another"), Worlds.SPEC, pod), uid, false),
                new Action.ForgetBackup(uid, new BackupId("b")),
                new Action.EditBackup(new BackupEdit.Create("b", Optional.of(Worlds.NOON), Optional.empty())),
                new Action.EditBackup(new BackupEdit.Create("b", Optional.empty(), Optional.of(BACKUP.id()))),
                new Action.EditBackup(new BackupEdit.Guard("b", uid)),
                new Action.EditBackup(new BackupEdit.Tell(
                        "b",
                        uid,
                        BackupProgress.builder()
                                .phase(BackupProgress.Phase.SUCCEEDED)
                                .id(BACKUP.id())
                                .message("said")
                                .build(),
                        Optional.of(BACKUP))),
                new Action.EditBackup(new BackupEdit.Delete("b", uid)),
                new Action.EditBackup(new BackupEdit.Release("b", uid)),
                new Action.RecordSchedule(Worlds.NOON),
                new Action.OpenData(uid, Opening.restored(new BackupId("b"))),
                new Action.Await(new Condition.TimeReached(Worlds.NOON)),
                new Action.Await(new Condition.NodeThere()));
        return Plan.builder()
                .instance(Worlds.INSTANCE)
                .goal(Plan.Goal.RUN)
                .wakeAt(Worlds.NOON)
                .addAllSteps(actions.stream()
                        .map(action -> new Step(action, "rule", Reason.of("why", "fact=1")))
                        .toList())
                .build();
    }

    private static List<String> names(Class<?> sealed) {
        return Stream.of(sealed.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList();
    }

    private static Set<ValidationMessage> violations(String json) throws IOException {
        return SCHEMA.validate(MAPPER.readTree(json));
    }

    private static JsonSchema schema() {
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Files.readString(Path.of("../docs/plan.schema.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupPolicy;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.DeletionPolicy;
import homework.otus.mysql.model.ImageChange;
import homework.otus.mysql.model.Inspection;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.RestoreWish;
import homework.otus.mysql.model.ServerSettings;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.planner.rules.TakeInventory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.Property;

/** A card says what its rule says: no reason to pass is missing, and none is made up. */
class RuleCardProperties {
    private static final int SNAPSHOTS = 1500;
    private static final List<Rule> ROAD = Road.standard().rules();

    @Property(tries = 1, seed = "20200826")
    void everyReasonToPassIsOnTheCardAndComesTrue() {
        Set<String> named = new TreeSet<>();
        Set<String> heard = new TreeSet<>();
        List<ClusterSnapshot> snapshots = Stream.concat(
                        Snapshots.any().sampleStream().limit(SNAPSHOTS), odd())
                .toList();
        for (Rule rule : ROAD) {
            rule.card().passes().forEach(why -> named.add(rule.name() + ": " + why));
            snapshots.forEach(
                    snapshot -> hear(rule, rule.card(), new Situation(Worlds.SPEC, Optional.empty(), snapshot), heard));
            odd().forEach(snapshot ->
                    hear(rule, rule.card(), new Situation(wrong(), Optional.empty(), snapshot), heard));
            aboutBackups().forEach(situation -> hear(rule, rule.card(), situation, heard));
        }
        assertThat(heard).containsExactlyElementsOf(named);
    }

    /** What the rule says when it is asked, whoever would decide before it. */
    private static void hear(Rule rule, RuleCard card, Situation situation, Set<String> heard) {
        // an earlier rule sees to it that there is a claim whose volume can be read
        boolean outOfTurn =
                rule instanceof TakeInventory && situation.ours(Storage.BACKUP).isEmpty();
        if (!outOfTurn && rule.decide(situation) instanceof Decision.Pass pass) {
            boolean whole = card.passes().contains(pass.why());
            heard.add(rule.name() + ": " + (whole ? pass.why() : pass.why().split(": ", 2)[0]));
        }
    }

    private static MySqlSpec wrong() {
        return MySqlSpec.builder()
                .from(Worlds.SPEC)
                .settings(ServerSettings.builder().putConfig("datadir", "/tmp").build())
                .build();
    }

    /** What no edit of {@link Snapshots} makes. */
    private static Stream<ClusterSnapshot> odd() {
        ClusterSnapshot running = Worlds.running();
        ClusterSnapshot unopened = Worlds.walk(Worlds.fresh(), Action.OpenData.class::isInstance);
        BackupRecord torso = BackupRecord.builder()
                .from(Worlds.backup("b", Worlds.FIRST_LIFE))
                .lifeComplete(false)
                .build();
        PodFact elsewhere = PodFact.builder()
                .from(unopened.pods().get(0))
                .inspection(new Inspection(false, Optional.of(Worlds.SECOND_LIFE)))
                .build();
        ClusterSnapshot onClass = Worlds.runningOnClass();
        ClusterSnapshot lost = Rotations.withJob(Rotations.staged(), Rotations.failed(JobState.Failure.WRONG_PASSWORD));
        return Stream.of(
                Edits.withPods(image(running, "mysql:5.7.31", "mysql:5.7.31"), List.of()),
                Edits.withPods(image(running, Worlds.SPEC.image(), Worlds.SPEC.image()), List.of()),
                image(running, "mysql:5.7.31", Worlds.SPEC.image()),
                image(upgrading(running), "mysql:5.7.31", Worlds.SPEC.image()),
                NewName.noted(),
                Edits.withPods(NewName.noted(), List.of()),
                NewName.withJob(NewName.wanted(), NewName.NEW, NewName.failed(JobState.Failure.REFUSED)),
                Worlds.withResource(NewName.wanted(), resource -> resource.passwordGiven(false)),
                NewName.withJob(NewName.unknown(NewName.NEW), NewName.NEW, new JobState.Renamed()),
                Worlds.deleted(NewName.withJob(
                        NewName.unknown(NewName.NEW), NewName.NEW, NewName.failed(JobState.Failure.REFUSED))),
                Worlds.deleted(Worlds.policy(running, DeletionPolicy.RETAIN)),
                onClass,
                Edits.without(Edits.without(onClass, ObjectRole.DATA_VOLUME), ObjectRole.BACKUP_VOLUME),
                Edits.without(Edits.without(onClass, ObjectRole.DATA_CLAIM), ObjectRole.BACKUP_CLAIM),
                Worlds.deleted(Worlds.policy(onClass, DeletionPolicy.DELETE)),
                Asked.withJob(
                        Worlds.walk(
                                Worlds.deleted(running),
                                action -> action instanceof Action.RunJob run
                                        && run.request().role() == ObjectRole.WIPE_JOB),
                        ObjectRole.WIPE_JOB,
                        new JobState.Running(Optional.of("image cannot be pulled"))),
                Rotations.resetting(lost),
                Edits.withPods(
                        Edits.terminating(Edits.without(running, ObjectRole.WORKLOAD), ObjectRole.DATA_CLAIM),
                        List.of()),
                Edits.terminating(lost, ObjectRole.DATA_CLAIM),
                Edits.terminating(image(running, "mysql:5.7.31", "mysql:5.7.31"), ObjectRole.DATA_CLAIM),
                upgrading(image(lost, "mysql:5.7.31", "mysql:5.7.31")),
                Rotations.withJob(Rotations.staged(), Rotations.failed(JobState.Failure.REFUSED)),
                Edits.without(lost, ObjectRole.WORKLOAD),
                volume(running, Storage.DATA, volume -> volume.claimRef(Optional.empty())),
                volume(running, Storage.BACKUP, volume -> volume.claimRef(Optional.empty())),
                volume(Worlds.deleted(running), Storage.DATA, volume -> volume.claimRef(Optional.empty())),
                volume(Worlds.deleted(running), Storage.DATA, volume -> volume.node(Optional.empty())),
                Edits.withPods(Worlds.deleted(running), List.of()),
                Places.tainted(running),
                Places.tainted(Edits.dataClaim(running, claim -> claim.applied(wrong()))),
                KeepServersApartTest.kept(Edits.without(running, ObjectRole.WORKLOAD), PodFact.Keeper.NEXT_WORKLOAD),
                Edits.dataClaim(Worlds.deleted(running), claim -> claim.applied(wrong())),
                Edits.terminating(
                        Edits.dataClaim(running, claim -> claim.opening(Opening.UNKNOWN)), ObjectRole.SERVICE),
                Worlds.withBackups(unopened, torso),
                Edits.withPods(
                        Worlds.withBackups(unopened, Worlds.backup("b", Worlds.FIRST_LIFE)), List.of(elsewhere)));
    }

    /** What only wishes about backups bring about. */
    private static Stream<Situation> aboutBackups() {
        ClusterSnapshot running = MadeBackups.running(MadeBackups.OLD);
        ClusterSnapshot unopened = Worlds.walk(Worlds.fresh(), Action.OpenData.class::isInstance);
        ClusterSnapshot asked = MadeBackups.with(running, MadeBackups.asked("wanted"));
        ClusterSnapshot due = MadeBackups.due(asked, Worlds.NOON);
        return Stream.of(
                        Map.entry(MadeBackups.policy(policy -> policy.verify(BackupPolicy.Verify.RESTORE)), running),
                        Map.entry(
                                MadeBackups.policy(policy -> policy.verify(BackupPolicy.Verify.RESTORE)),
                                VerifyBackupTest.toldThatItCannotBeTried()),
                        Map.entry(MadeBackups.policy(policy -> policy.suspended(true)), due),
                        Map.entry(Worlds.SPEC, Edits.withPods(due, List.of())),
                        Map.entry(MadeBackups.restoring(new RestoreWish.Nothing()), unopened),
                        Map.entry(
                                MadeBackups.restoring(new RestoreWish.Named(MadeBackups.OLD.value())),
                                Worlds.withBackups(unopened, MadeBackups.record(MadeBackups.OLD))))
                .map(entry -> new Situation(entry.getKey(), Optional.empty(), entry.getValue()));
    }

    private static ClusterSnapshot image(ClusterSnapshot snapshot, String applied, String marked) {
        return Edits.dataClaim(
                snapshot,
                claim -> claim.applied(MySqlSpec.of(applied, "otus-database", "1Gi"))
                        .imageChange(new ImageChange(marked, "5.7.30", "5.7.44")));
    }

    private static ClusterSnapshot upgrading(ClusterSnapshot running) {
        PodFact server = running.pods().get(0);
        return Edits.withPods(
                running, List.of(PodFact.builder().from(server).ready(false).build()));
    }

    private static ClusterSnapshot volume(
            ClusterSnapshot snapshot, Storage storage, UnaryOperator<VolumeFact.Builder> edit) {
        VolumeFact.Builder volume =
                VolumeFact.builder().from(storage.volumeIn(snapshot).orElseThrow());
        return Edits.withVolume(snapshot, storage, edit.apply(volume).build());
    }
}

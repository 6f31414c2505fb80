package homework.otus.mysql.planner;

import com.google.common.collect.ImmutableSortedSet;
import homework.otus.mysql.model.BackupPolicy;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.CatalogueFact;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.DeletionPolicy;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.PlainFact;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where explorations begin: an empty cluster, and one with what was left behind. */
final class Starts {
    private static final Uid EARLIER = new Uid("life-0");
    private static final String FENCE_PERSISTED = "8.4.6";
    private static final String FENCE_LOST = "5.7.44";

    private Starts() {}

    static Map<String, World> empty() {
        Map<String, World> starts = new LinkedHashMap<>();
        starts.put("empty, 5.7", new World(Worlds.fresh(), FENCE_LOST));
        starts.put("empty, 8.4", new World(Worlds.fresh(), FENCE_PERSISTED));
        return starts;
    }

    /** One whose data is born and one whose data is restored, on the two kinds of fence. */
    static Map<String, World> disturbed() {
        Map<String, World> starts = new LinkedHashMap<>(all());
        starts.keySet().retainAll(List.of("empty, 8.4", "backup, no catalogue"));
        return starts;
    }

    /** A server with rows that has said that it runs, and another name is wanted for its database. */
    static Map<String, World> renaming() {
        Map<String, World> starts = new LinkedHashMap<>();
        World running = arrived(new World(Worlds.fresh(), FENCE_PERSISTED));
        running.spec = Wishes.withDatabase(Worlds.SPEC, Wishes.OTHER_NAME);
        starts.put("another name is wanted", running);
        return starts;
    }

    /** Instances with backups, running and gone, whose users ask for some, delete some and keep one only. */
    static Map<String, World> backups() {
        Map<String, World> starts = new LinkedHashMap<>();
        World running = arrived(withBackup(new World(Worlds.fresh(), FENCE_PERSISTED), true));
        World gone = arrived(Users.deleted(running));
        running.wishes = 1;
        gone.wishes = 2;
        World asked = running.copy();
        asked.snapshot = MadeBackups.with(running.snapshot, MadeBackups.asked(BackupUsers.ASKED));
        World keeping = running.copy();
        keeping.spec = MadeBackups.policy(policy -> policy.schedule("@hourly").keepCount(1));
        World trying = running.copy();
        trying.spec = MadeBackups.policy(policy -> policy.verify(BackupPolicy.Verify.RESTORE));
        starts.put("running, with a backup", running);
        starts.put("running, backups are tried", trying);
        starts.put("running, a backup is asked for", asked);
        starts.put("running, a schedule, and one is kept", keeping);
        starts.put("gone, with its backups", gone);
        return starts;
    }

    private static World arrived(World start) {
        Planner planner = new Planner();
        World world = start;
        Plan plan = planner.plan(world.spec, Optional.empty(), world.snapshot);
        while (!plan.steps().isEmpty()) {
            world = Execution.of(world, plan.steps().get(0)).orElseThrow().after();
            plan = planner.plan(world.spec, Optional.empty(), world.snapshot);
        }
        return world;
    }

    static Map<String, World> all() {
        Map<String, World> starts = empty();
        starts.put("empty, Retain", new World(Worlds.policy(Worlds.fresh(), DeletionPolicy.RETAIN), FENCE_PERSISTED));
        starts.put("empty, Delete", new World(Worlds.policy(Worlds.fresh(), DeletionPolicy.DELETE), FENCE_LOST));
        starts.put("empty, storage class", onClass());
        starts.put("kept volume", keptData());
        starts.put("kept volume, backup too", withBackup(told(keptData(), Worlds.SPEC), true));
        starts.put("kept empty volume, backup too", withBackup(keptVolume(), true));
        starts.put("backup, no catalogue", withBackup(new World(Worlds.fresh(), FENCE_LOST), false));
        starts.put("backup, catalogue tied elsewhere", tiedElsewhere());
        starts.put("claim of an earlier life, opened", keptClaim(Opening.FRESH, true));
        starts.put("claim of an earlier life, never opened", keptClaim(Opening.NEVER, false));
        starts.put("claim of an earlier life, opened, backup too", withBackup(keptClaim(Opening.FRESH, true), true));
        starts.put("claim of an earlier life, half a restore", withBackup(torso(), true));
        starts.put("claim of an earlier life, opened, a later version wanted", laterWanted());
        starts.put("claim of an earlier life, opened by a later version", servedByALaterOne());
        starts.put("foreign service", foreign(ObjectRole.SERVICE, Ownership.FOREIGN));
        starts.put("foreign wipe job", foreign(ObjectRole.WIPE_JOB, Ownership.FOREIGN));
        starts.put("unlabelled data volume", unlabelled(false));
        starts.put("unlabelled data volume, to adopt", unlabelled(true));
        return starts;
    }

    private static World onClass() {
        World world = new World(Worlds.freshOnClass(), FENCE_LOST);
        world.spec = Worlds.ON_CLASS;
        return world;
    }

    private static World keptVolume() {
        VolumeFact volume = volume(Storage.DATA)
                .claimRef(new VolumeFact.ClaimRef(
                        "default", ObjectRole.DATA_CLAIM.nameFor(Worlds.INSTANCE), Optional.of(new Uid("dead"))))
                .build();
        return new World(Edits.withVolume(Worlds.fresh(), Storage.DATA, volume), FENCE_LOST);
    }

    private static World keptData() {
        World world = keptVolume();
        world.promised.add(1);
        world.directories.put(
                EARLIER.value(),
                new Directory(
                        Optional.of(EARLIER.value()),
                        ImmutableSortedSet.of(1),
                        Optional.empty(),
                        false,
                        Optional.empty()));
        return world;
    }

    private static World keptClaim(Opening opening, boolean rows) {
        World world = rows ? keptData() : keptVolume();
        ClaimFact claim = ClaimFact.builder()
                .uid(new Uid("dead"))
                .life(EARLIER)
                .volumeName(ObjectRole.DATA_VOLUME.nameFor(Worlds.INSTANCE))
                .applied(Worlds.SPEC)
                .opening(opening)
                .build();
        ClusterSnapshot told =
                Edits.volume(world.snapshot, ObjectRole.DATA_VOLUME, volume -> volume.applied(Worlds.SPEC));
        world.snapshot = Edits.withClaim(told, Storage.DATA, claim);
        return world;
    }

    /** The volume knows what its data is served with; those that no operator of ours has told do not. */
    private static World told(World world, MySqlSpec applied) {
        world.snapshot = Edits.volume(world.snapshot, ObjectRole.DATA_VOLUME, volume -> volume.applied(applied));
        return world;
    }

    private static World laterWanted() {
        World world = keptClaim(Opening.FRESH, true);
        world.spec = Wishes.LATER;
        return world;
    }

    /** The spec names an image that cannot serve these data any more. */
    private static World servedByALaterOne() {
        World world = keptClaim(Opening.FRESH, true);
        world.served.put(EARLIER.value(), Wishes.versionOf(Wishes.LATER.image(), world.version));
        world.snapshot = Edits.dataClaim(world.snapshot, claim -> claim.applied(Wishes.LATER));
        return told(world, Wishes.LATER);
    }

    private static World torso() {
        World world = keptClaim(Opening.NEVER, false);
        world.directories.put(
                EARLIER.value(), Directory.EMPTY.served(EARLIER.value()).broken());
        return world;
    }

    private static VolumeFact.Builder volume(Storage storage) {
        return VolumeFact.builder()
                .uid(new Uid("kept-" + storage.volume().label()))
                .life(EARLIER)
                .node("node1")
                .capacity("1Gi");
    }

    /** A backup volume with one backup: of everything that was promised so far, or of rows of its own. */
    private static World withBackup(World world, boolean withCatalogue) {
        if (world.promised.isEmpty()) {
            world.promised.add(1);
        }
        BackupRecord record = Worlds.backup("b0", EARLIER);
        world.backups.put("b0", new World.Saved(record, ImmutableSortedSet.copyOf(world.promised)));
        Uid claim = new Uid("kept-backup-claim-1");
        VolumeFact volume = volume(Storage.BACKUP)
                .claimRef(new VolumeFact.ClaimRef(
                        "default", ObjectRole.BACKUP_CLAIM.nameFor(Worlds.INSTANCE), Optional.of(claim)))
                .build();
        ClaimFact fact = ClaimFact.builder()
                .uid(claim)
                .life(EARLIER)
                .volumeName(ObjectRole.BACKUP_VOLUME.nameFor(Worlds.INSTANCE))
                .build();
        world.snapshot =
                Edits.withClaim(Edits.withVolume(world.snapshot, Storage.BACKUP, volume), Storage.BACKUP, fact);
        BackupUsers.list(world);
        return withCatalogue ? catalogue(world, claim, List.of(record)) : world;
    }

    private static World catalogue(World world, Uid claim, List<BackupRecord> backups) {
        CatalogueFact catalogue = CatalogueFact.builder()
                .uid(new Uid("kept-catalogue"))
                .backupClaim(claim)
                .backups(backups)
                .build();
        world.snapshot = ClusterSnapshot.builder()
                .from(world.snapshot)
                .catalogue(catalogue)
                .build();
        return world;
    }

    private static World tiedElsewhere() {
        World world = withBackup(new World(Worlds.fresh(), FENCE_LOST), false);
        return catalogue(world, new Uid("elsewhere"), List.of());
    }

    private static World foreign(ObjectRole role, Ownership ownership) {
        return new World(taken(Worlds.fresh(), role, ownership, new JobState.Running(Optional.empty())), FENCE_LOST);
    }

    /** The same world, in which a Job that is not ours, and has failed, has a name of ours. */
    static World taken(World world, ObjectRole role) {
        World after = world.copy();
        JobState ended = new JobState.Failed(JobState.Failure.LASTING, "not ours", world.snapshot.observedAt());
        after.snapshot = taken(world.snapshot, role, Ownership.FOREIGN, ended);
        return after;
    }

    private static ClusterSnapshot taken(
            ClusterSnapshot snapshot, ObjectRole role, Ownership ownership, JobState state) {
        Uid uid = new Uid("foreign");
        return role.isJob()
                ? Edits.withJob(
                        snapshot,
                        role,
                        JobFact.builder()
                                .uid(uid)
                                .ownership(ownership)
                                .terminating(false)
                                .life(EARLIER)
                                .forDeletion(false)
                                .state(state)
                                .build())
                : ClusterSnapshot.builder()
                        .from(snapshot)
                        .service(new PlainFact(uid, ownership, false))
                        .build();
    }

    private static World unlabelled(boolean adopt) {
        World world = keptData();
        VolumeFact volume = VolumeFact.builder()
                .from(world.snapshot.dataVolume().orElseThrow())
                .ownership(Ownership.UNLABELLED)
                .life(Optional.empty())
                .build();
        world.directories.put(World.NO_LIFE, world.directory(EARLIER.value()));
        world.directories.remove(EARLIER.value());
        world.snapshot = Worlds.withResource(
                Edits.withVolume(world.snapshot, Storage.DATA, volume), resource -> resource.adopt(adopt));
        return world;
    }
}

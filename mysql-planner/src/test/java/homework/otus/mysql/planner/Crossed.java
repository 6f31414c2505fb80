package homework.otus.mysql.planner;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.CatalogueFact;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.CredentialsFact;
import homework.otus.mysql.model.Inspection;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.ResourceFact;
import homework.otus.mysql.model.ServerTemplate;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.model.WorkloadFact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The world that a {@link Crossing} describes. */
final class Crossed {
    private static final Uid CLAIM = new Uid("crossed-claim");
    private static final Uid BACKUP_CLAIM = new Uid("crossed-backup-claim");
    private static final Uid EARLIER = new Uid("life-0");
    private static final String BACKUP = "b0";
    private static final int ROW = 1;

    private final Crossing from;
    private final Uid life;
    private final ClusterSnapshot.Builder snapshot;
    private final World world;

    private Crossed(Crossing from) {
        this.from = from;
        this.life = from.generation() == Crossing.Generation.NEVER_REPORTED ? EARLIER : Worlds.FIRST_LIFE;
        this.snapshot = ClusterSnapshot.builder().from(Worlds.fresh());
        this.world = new World(Worlds.fresh(), from.fence() == Crossing.Fence.FOR_GOOD ? "8.4.6" : "5.7.44");
    }

    static Map<String, World> worlds(List<Crossing> crossings) {
        Map<String, World> worlds = new LinkedHashMap<>();
        crossings.forEach(crossing -> worlds.put(crossing.toString(), new Crossed(crossing).made()));
        return worlds;
    }

    private World made() {
        resource();
        volume();
        claim();
        directory();
        if (from.catalogue() != Crossing.Catalogue.NONE) {
            backups();
        }
        if (from.credential() != Crossing.Credential.ABSENT) {
            credentials();
        }
        if (from.jobIs() != Crossing.JobIs.ABSENT) {
            job();
        }
        if (from.fence() == Crossing.Fence.UNTIL_RESTART) {
            server();
        }
        world.snapshot = snapshot.build();
        return world;
    }

    /** The server has the applied password, or the staged one without that anybody heard of it. */
    private void credentials() {
        boolean staged = from.credential() == Crossing.Credential.STAGED;
        int applied = from.credential() == Crossing.Credential.CURRENT ? 0 : 1;
        CredentialsFact.Builder secret =
                CredentialsFact.builder().uid(new Uid("crossed-secret")).current(applied == 0);
        if (staged) {
            secret.rotations(1).staged(new CredentialsFact.Staged(1, true));
        }
        snapshot.credentials(secret.build());
        world.secrets = new Secrets(
                0,
                Optional.of(applied),
                staged ? Optional.of(0) : Optional.empty(),
                ImmutableSortedMap.of(life.value(), staged ? 0 : applied));
    }

    private void resource() {
        boolean ran = from.generation() != Crossing.Generation.NEVER_REPORTED;
        boolean terminating = from.namespace() == Crossing.Namespace.TERMINATING;
        // only a deletion fences, and only this life's own server is still that of the deletion
        boolean deleting = terminating || (ran && from.fence() != Crossing.Fence.NONE);
        ResourceFact.Builder resource =
                ResourceFact.builder().from(Worlds.resource(Worlds.FIRST_LIFE)).guarded(ran || deleting);
        if (ran) {
            resource.reported(new ResourceFact.Reported(1, "mysql-instance created without restore-job"));
        }
        if (from.generation() == Crossing.Generation.EDITED) {
            resource.generation(2);
            world.spec = Wishes.BIGGER;
        }
        if (deleting) {
            resource.deletionRequestedAt(Worlds.NOON);
        }
        snapshot.resource(resource.build()).namespaceTerminating(terminating);
    }

    private void volume() {
        if (from.place() == Crossing.Place.ABSENT || from.place() == Crossing.Place.CLAIM_ALONE) {
            return;
        }
        Optional<Uid> claim = from.place() == Crossing.Place.NEVER_BOUND ? Optional.empty() : Optional.of(CLAIM);
        VolumeFact.Builder volume = volume("data", ObjectRole.DATA_CLAIM, claim);
        if (from.place() == Crossing.Place.FOREIGN) {
            volume.ownership(Ownership.FOREIGN).life(Optional.empty());
        } else {
            volume.applied(Worlds.SPEC);
        }
        snapshot.dataVolume(volume.build());
    }

    private VolumeFact.Builder volume(String name, ObjectRole claim, Optional<Uid> uid) {
        return VolumeFact.builder()
                .uid(new Uid("crossed-volume-" + name))
                .life(life)
                .node("node1")
                .capacity("1Gi")
                .claimRef(new VolumeFact.ClaimRef("default", claim.nameFor(Worlds.INSTANCE), uid));
    }

    private void claim() {
        if (from.place() == Crossing.Place.BOUND || from.place() == Crossing.Place.CLAIM_ALONE) {
            Opening opening = switch (from.data()) {
                case FRESH, HALF_RESTORED -> Opening.NEVER;
                case INITIALISED -> Opening.FRESH;
                case UNKNOWN -> Opening.UNKNOWN;
            };
            snapshot.dataClaim(ClaimFact.builder()
                    .uid(CLAIM)
                    .life(life)
                    .volumeName(ObjectRole.DATA_VOLUME.nameFor(Worlds.INSTANCE))
                    .applied(Worlds.SPEC)
                    .opening(opening)
                    .build());
        }
    }

    private void directory() {
        boolean there = from.place() == Crossing.Place.BOUND || from.place() == Crossing.Place.DEAD_CLAIM_REF;
        if (!there || from.data() == Crossing.Data.FRESH) {
            return;
        }
        Directory directory = Directory.EMPTY.served(life.value());
        if (from.hasRows()) {
            world.promised.add(ROW);
            directory = directory.withRow(ROW);
        } else {
            directory = directory.broken();
        }
        world.directories.put(
                life.value(),
                from.fence() == Crossing.Fence.FOR_GOOD ? directory.fencedForGood(life.value()) : directory);
    }

    private void backups() {
        world.promised.add(ROW);
        world.backups.put(BACKUP, new World.Saved(record(), ImmutableSortedSet.of(ROW)));
        snapshot.backupVolume(volume("backup", ObjectRole.BACKUP_CLAIM, Optional.of(BACKUP_CLAIM))
                        .build())
                .backupClaim(ClaimFact.builder()
                        .uid(BACKUP_CLAIM)
                        .life(life)
                        .volumeName(ObjectRole.BACKUP_VOLUME.nameFor(Worlds.INSTANCE))
                        .build());
        if (from.catalogue() == Crossing.Catalogue.BROKEN) {
            world.damaged.add(BACKUP);
        }
        if (from.catalogue() != Crossing.Catalogue.UNKNOWN) {
            snapshot.catalogue(CatalogueFact.builder()
                    .uid(new Uid("crossed-catalogue"))
                    .backupClaim(BACKUP_CLAIM)
                    .addBackups(record())
                    .build());
        }
    }

    private static BackupRecord record() {
        return Worlds.backup(BACKUP, EARLIER);
    }

    private void job() {
        ObjectRole role = role();
        boolean forDeletion = role == ObjectRole.BACKUP_JOB || role == ObjectRole.WIPE_JOB;
        JobState state = switch (from.jobIs()) {
            case RUNNING, ABSENT -> new JobState.Running(Optional.empty());
            case HUNG -> new JobState.Running(Optional.of("image cannot be pulled"));
            case FAILED -> new JobState.Failed(JobState.Failure.PASSING, "it failed", Worlds.NOON);
            case OK -> success();
        };
        snapshot.putJobs(
                role,
                JobFact.builder()
                        .uid(new Uid("crossed-job"))
                        .ownership(Ownership.OURS)
                        .terminating(false)
                        .life(life)
                        .forDeletion(forDeletion)
                        .subject(role == ObjectRole.PASSWORD_JOB ? Optional.of("1") : Optional.empty())
                        .state(state)
                        .build());
    }

    private ObjectRole role() {
        return switch (from.job()) {
            case BACKUP -> ObjectRole.BACKUP_JOB;
            case RESTORE -> ObjectRole.RESTORE_JOB;
            case INVENTORY -> ObjectRole.INVENTORY_JOB;
            case WIPE -> ObjectRole.WIPE_JOB;
            case PASSWORD -> ObjectRole.PASSWORD_JOB;
        };
    }

    private JobState success() {
        return switch (from.job()) {
            case BACKUP -> new JobState.BackedUp(record());
            case RESTORE -> new JobState.Restored(new BackupId(BACKUP));
            case INVENTORY -> new JobState.Found(world.backups.isEmpty() ? List.of() : List.of(record()));
            case WIPE -> new JobState.Wiped();
            case PASSWORD -> new JobState.PasswordChanged();
        };
    }

    /** The server that the final backup has fenced. */
    private void server() {
        snapshot.workload(WorkloadFact.builder()
                        .uid(new Uid("crossed-workload"))
                        .template(ServerTemplate.builder()
                                .applied(Worlds.SPEC)
                                .life(life)
                                .build())
                        .ownership(Ownership.OURS)
                        .terminating(false)
                        .build())
                .addPods(PodFact.builder()
                        .name("pod-crossed")
                        .address("10.0.0.1")
                        .ready(true)
                        .startedAt(Worlds.NOON)
                        .revision(1)
                        .inspection(new Inspection(false, Optional.of(life)))
                        .build());
        world.mounted = life.value();
        world.workloadLife = life.value();
        world.fencedUntilRestart = true;
    }
}

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
import homework.otus.mysql.model.ObjectFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.PlainFact;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.ResourceFact;
import homework.otus.mysql.model.ServerTemplate;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.model.WorkloadFact;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Renames what may have any name: UIDs, pods, lives, backups, times and rows. Two worlds that differ
 * in nothing else become one, which makes their number finite.
 */
final class Canon {
    private static final String NOW = "now";
    private static final String POD = "pod";
    private static final String GONE = "gone";

    private final World from;
    private final ClusterSnapshot snapshot;
    private final Map<Uid, Uid> uids = new TreeMap<>(Comparator.comparing(Uid::value));
    private final Map<String, String> lives = new TreeMap<>();
    private final Map<String, String> backups = new TreeMap<>();
    private final NavigableSet<Instant> times = new TreeSet<>();

    private Canon(World from) {
        this.from = from;
        this.snapshot = from.snapshot;
        for (ObjectRole role : ObjectRole.values()) {
            Optional<? extends ObjectFact> object = snapshot.object(role);
            object.ifPresent(fact -> uids.put(fact.uid(), new Uid("u-" + role.label())));
        }
        lives.put(from.life(), NOW);
        lives.put(World.NO_LIFE, World.NO_LIFE);
        NavigableSet<String> kept = new TreeSet<>(from.directories.keySet());
        from.volumeDirectory().ifPresent(kept::add);
        kept.remove(from.life());
        kept.remove(World.NO_LIFE);
        kept.forEach(life -> lives.put(life, "kept-" + lives.size()));
        from.backups.values().stream()
                .map(World.Saved::record)
                .sorted(Comparator.comparing(BackupRecord::completedAt))
                .forEach(record -> {
                    backups.put(record.id().value(), "b" + backups.size());
                    times.add(record.completedAt());
                });
        snapshot.pods().forEach(pod -> pod.startedAt().ifPresent(times::add));
    }

    static World of(World world) {
        return new Canon(world).renamed();
    }

    private World renamed() {
        World to = new World(snapshot(), from.version);
        from.directories.forEach((life, directory) -> to.directories.put(life(life), directory(directory)));
        from.backups.forEach(
                (id, saved) -> to.backups.put(backup(id), new World.Saved(record(saved.record()), saved.rows())));
        from.orphaned.forEach(life -> to.orphaned.add(life(life)));
        for (ObjectRole role : List.of(ObjectRole.BACKUP_JOB, ObjectRole.RESTORE_JOB, ObjectRole.PASSWORD_JOB)) {
            boolean running = snapshot.job(role)
                    .filter(job -> job.state() instanceof JobState.Running)
                    .isPresent();
            if (running) {
                to.targets.put(role, pod(from.targets.getOrDefault(role, GONE)));
                if (role != ObjectRole.PASSWORD_JOB) {
                    to.subjects.put(role, backup(from.subjects.getOrDefault(role, GONE)));
                }
            }
        }
        to.fencedUntilRestart = from.fencedUntilRestart;
        boolean served = snapshot.workload().isPresent() || !snapshot.pods().isEmpty();
        to.workloadLife = served ? life(from.workloadLife) : "";
        to.mounted = from.mounted.isEmpty() ? "" : life(from.mounted);
        to.lives = from.lives;
        to.secrets = secrets();
        to.spec = from.spec;
        from.damaged.forEach(id -> to.damaged.add(backup(id)));
        rows(to);
        to.wrongs.addAll(from.wrongs);
        return to;
    }

    /** Which password it is does not matter, only where else it is; nor what was in a directory that is empty now. */
    private Secrets secrets() {
        Map<Integer, Integer> names = new TreeMap<>(Map.of(Secrets.UNKNOWN, Secrets.UNKNOWN));
        UnaryOperator<Integer> name = password -> names.computeIfAbsent(password, none -> names.size() - 1);
        int wanted = name.apply(from.secrets.wanted());
        Optional<Integer> applied = from.secrets.applied().map(name);
        Optional<Integer> staged = from.secrets.staged().map(name);
        ImmutableSortedMap.Builder<String, Integer> servers = ImmutableSortedMap.naturalOrder();
        from.directories.forEach((life, directory) -> {
            if (directory.isInitialised()) {
                servers.put(life(life), name.apply(from.secrets.ofServer(life)));
            }
        });
        return new Secrets(wanted, applied, staged, servers.buildOrThrow());
    }

    /** Rows that are in the same places are one. */
    private void rows(World to) {
        SortedMap<String, Integer> kinds = new TreeMap<>();
        for (int row : from.promised) {
            StringBuilder places = new StringBuilder();
            to.directories.forEach(
                    (life, directory) -> places.append(directory.rows().contains(row) ? life + " " : ""));
            to.backups.forEach((id, saved) -> places.append(saved.rows().contains(row) ? id + " " : ""));
            boolean excused = from.excused.contains(row);
            if (!excused || !places.isEmpty()) {
                kinds.putIfAbsent(places + (excused ? "!" : ""), row);
            }
        }
        Map<Integer, Integer> names = new TreeMap<>();
        kinds.values().forEach(row -> names.put(row, names.size() + 1));
        to.directories.replaceAll((life, directory) -> new Directory(
                directory.born(),
                rows(directory.rows(), names),
                directory.restored(),
                directory.torso(),
                directory.fencedBy().map(this::life)));
        to.backups.replaceAll((id, saved) -> new World.Saved(saved.record(), rows(saved.rows(), names)));
        to.promised.addAll(names.values());
        names.forEach((row, name) -> {
            if (from.excused.contains(row)) {
                to.excused.add(name);
            }
        });
    }

    private static ImmutableSortedSet<Integer> rows(ImmutableSortedSet<Integer> rows, Map<Integer, Integer> names) {
        return rows.stream()
                .filter(names::containsKey)
                .map(names::get)
                .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder()));
    }

    private ClusterSnapshot snapshot() {
        ClusterSnapshot.Builder to = ClusterSnapshot.builder()
                .from(snapshot)
                .observedAt(observedAt())
                .resource(resource())
                .dataVolume(snapshot.dataVolume().map(this::volume))
                .dataClaim(snapshot.dataClaim().map(this::claim))
                .backupVolume(snapshot.backupVolume().map(this::volume))
                .backupClaim(snapshot.backupClaim().map(this::claim))
                .credentials(snapshot.credentials().map(this::credentials))
                .catalogue(snapshot.catalogue().map(this::catalogue))
                .workload(snapshot.workload().map(this::workload))
                .service(snapshot.service().map(this::plain))
                .pods(snapshot.pods().stream().map(this::pod).toList());
        SortedMap<ObjectRole, JobFact> jobs = new TreeMap<>();
        snapshot.jobs().forEach((role, job) -> jobs.put(role, job(role, job)));
        return to.jobs(jobs).build();
    }

    /** Of generations counts whether the last report was about this one. */
    private ResourceFact resource() {
        ResourceFact resource = snapshot.resource();
        boolean behind = resource.reported().stream().anyMatch(report -> report.generation() != resource.generation());
        return ResourceFact.builder()
                .from(resource)
                .uid(life(resource.uid()))
                .generation(behind ? 2 : 1)
                .createdAt(Worlds.NOON)
                .deletionRequestedAt(resource.deletionRequestedAt().map(at -> Worlds.NOON))
                .skipFinalBackup(resource.skipFinalBackup().map(this::life))
                .reported(resource.reported().map(this::reported))
                .build();
    }

    private ResourceFact.Reported reported(ResourceFact.Reported reported) {
        String message = reported.message();
        for (Map.Entry<String, String> backup : backups.entrySet()) {
            if (message.endsWith("in backup " + backup.getKey())) {
                message = message.replace("in backup " + backup.getKey(), "in backup " + backup.getValue());
                break;
            }
        }
        return new ResourceFact.Reported(1, message);
    }

    private VolumeFact volume(VolumeFact volume) {
        return VolumeFact.builder()
                .from(volume)
                .uid(uid(volume.uid()))
                .life(volume.life().map(this::life))
                .claimRef(volume.claimRef()
                        .map(ref -> new VolumeFact.ClaimRef(
                                ref.namespace(), ref.name(), ref.uid().map(this::uid))))
                .build();
    }

    private ClaimFact claim(ClaimFact claim) {
        Opening opening = new Opening(
                claim.opening().state(), claim.opening().restoredFrom().map(id -> new BackupId(backup(id.value()))));
        return ClaimFact.builder()
                .from(claim)
                .uid(uid(claim.uid()))
                .life(claim.life().map(this::life))
                .opening(opening)
                .build();
    }

    private CredentialsFact credentials(CredentialsFact fact) {
        return CredentialsFact.builder()
                .from(fact)
                .uid(uid(fact.uid()))
                .rotations(fact.staged().isPresent() ? 1 : 0)
                .staged(fact.staged().map(staged -> new CredentialsFact.Staged(1, staged.current())))
                .build();
    }

    private CatalogueFact catalogue(CatalogueFact catalogue) {
        return CatalogueFact.builder()
                .from(catalogue)
                .uid(uid(catalogue.uid()))
                .backupClaim(uid(catalogue.backupClaim()))
                .backups(catalogue.backups().stream().map(this::record).toList())
                .build();
    }

    private WorkloadFact workload(WorkloadFact fact) {
        return WorkloadFact.builder()
                .from(fact)
                .uid(uid(fact.uid()))
                .template(fact.template()
                        .map(template -> ServerTemplate.builder()
                                .from(template)
                                .life(life(template.life()))
                                .bornIn(template.bornIn().map(this::life))
                                .revision(1)
                                .build()))
                .build();
    }

    private PlainFact plain(PlainFact fact) {
        return new PlainFact(uid(fact.uid()), fact.ownership(), fact.terminating(), fact.drift());
    }

    /** Templates are counted without end; what matters is whether the pod is of the one that there is. */
    private int revision(PodFact pod) {
        return snapshot.workload()
                .map(workload -> workload.revision() != pod.revision()
                        ? -1
                        : workload.template().isPresent() ? 1 : 0)
                .orElse(1);
    }

    private PodFact pod(PodFact pod) {
        return PodFact.builder()
                .from(pod)
                .name(POD)
                .revision(revision(pod))
                .startedAt(pod.startedAt().map(this::time))
                .inspection(pod.inspection()
                        .map(seen -> new Inspection(seen.fresh(), seen.born().map(this::life))))
                .build();
    }

    private JobFact job(ObjectRole role, JobFact job) {
        JobState state = job.state();
        JobState renamed = state;
        if (state instanceof JobState.BackedUp done) {
            renamed = new JobState.BackedUp(record(done.backup()));
        } else if (state instanceof JobState.Restored restored) {
            renamed =
                    new JobState.Restored(new BackupId(backup(restored.backup().value())));
        } else if (state instanceof JobState.Found found) {
            renamed = new JobState.Found(
                    found.backups().stream().map(this::record).toList());
        } else if (state instanceof JobState.Failed failed) {
            renamed = failed(failed);
        }
        return JobFact.builder()
                .from(job)
                .uid(uid(job.uid()))
                .life(life(job.life()))
                .subject(subject(role, job))
                .state(renamed)
                .build();
    }

    /** A backup has a name made of a time; passwords are counted without end. */
    private Optional<String> subject(ObjectRole role, JobFact job) {
        if (role == ObjectRole.PASSWORD_JOB) {
            boolean ofStaged = snapshot.credentials()
                    .flatMap(CredentialsFact::staged)
                    .filter(staged -> job.isAbout(String.valueOf(staged.rotation())))
                    .isPresent();
            return Optional.of(ofStaged ? "1" : "0");
        }
        boolean backup = job.state() instanceof JobState.BackedUp || job.state() instanceof JobState.Restored;
        return backup ? Optional.empty() : job.subject();
    }

    private JobState failed(JobState.Failed failed) {
        Instant at = failed.at().equals(snapshot.observedAt()) ? observedAt() : Worlds.NOON.minus(World.TICK);
        return new JobState.Failed(failed.failure(), failed.message(), at);
    }

    private BackupRecord record(BackupRecord record) {
        return BackupRecord.builder()
                .from(record)
                .id(new BackupId(backup(record.id().value())))
                .life(life(record.life()))
                .completedAt(time(record.completedAt()))
                .pod(pod(record.pod()))
                .build();
    }

    private Directory directory(Directory directory) {
        return new Directory(
                directory.born().map(this::life),
                directory.rows(),
                directory.restored().map(this::backup),
                directory.torso(),
                directory.fencedBy().map(this::life));
    }

    private Instant observedAt() {
        return Worlds.NOON.plus(World.TICK.multipliedBy(times.size() + 1L));
    }

    private Instant time(Instant time) {
        return Worlds.NOON.plus(
                World.TICK.multipliedBy(times.headSet(time, false).size()));
    }

    private Uid uid(Uid uid) {
        return uids.getOrDefault(uid, new Uid(GONE));
    }

    private Uid life(Uid life) {
        return new Uid(life(life.value()));
    }

    private String life(String life) {
        return lives.getOrDefault(life, "old");
    }

    private String backup(String id) {
        return backups.getOrDefault(id, "b-new");
    }

    private String pod(String name) {
        return snapshot.pods().stream().anyMatch(pod -> pod.name().equals(name)) ? POD : GONE;
    }
}

package homework.otus.mysql.planner;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.ResourceFact;
import homework.otus.mysql.model.Uid;
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
final class Canon extends Renaming {
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
        this.snapshot = Uncounted.of(from.snapshot);
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
        int made = 0;
        for (BackupFact backup : snapshot.backups()) {
            uids.put(backup.uid(), new Uid("u-made-" + made++));
            backup.id().ifPresent(id -> backups.putIfAbsent(id.value(), "n" + backups.size()));
        }
        snapshot.pods().forEach(pod -> pod.startedAt().ifPresent(times::add));
        snapshot.jobs().values().forEach(job -> {
            if (job.state() instanceof JobState.VersionsFound found) {
                times.add(found.at());
            }
        });
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
        from.served.forEach((life, version) -> {
            if (from.directories.containsKey(life)) {
                to.served.put(life(life), version);
            }
        });
        from.names.forEach((life, naming) -> {
            if (from.directories.containsKey(life) && !naming.equals(Naming.of(Worlds.SPEC.database()))) {
                to.names.put(life(life), naming);
            }
        });
        for (ObjectRole role : List.of(
                ObjectRole.BACKUP_JOB,
                ObjectRole.RESTORE_JOB,
                ObjectRole.RENAME_JOB,
                ObjectRole.PASSWORD_JOB,
                ObjectRole.PRUNE_JOB,
                ObjectRole.VERIFY_JOB)) {
            boolean running = snapshot.job(role)
                    .filter(job -> job.state() instanceof JobState.Running)
                    .isPresent();
            if (running) {
                to.targets.put(role, pod(from.targets.getOrDefault(role, GONE)));
                if (role != ObjectRole.PASSWORD_JOB) {
                    String subject = from.subjects.getOrDefault(role, GONE);
                    to.subjects.put(role, role == ObjectRole.RENAME_JOB ? subject : backup(subject));
                    to.databases.put(role, from.databases.getOrDefault(role, GONE));
                }
            }
        }
        to.fencedUntilRestart = from.fencedUntilRestart;
        boolean served = snapshot.workload().isPresent() || !snapshot.pods().isEmpty();
        to.workloadLife = served ? life(from.workloadLife) : "";
        to.mounted = from.mounted.isEmpty() ? "" : life(from.mounted);
        to.lives = from.lives;
        to.wishes = from.wishes;
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
        return renamed(snapshot).observedAt(observedAt()).resource(resource()).build();
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

    @Override
    Instant failedAt(Instant at) {
        return at.equals(snapshot.observedAt()) ? observedAt() : Worlds.NOON.minus(World.TICK);
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

    @Override
    Instant time(Instant time) {
        return Worlds.NOON.plus(
                World.TICK.multipliedBy(times.headSet(time, false).size()));
    }

    @Override
    Instant born(Instant time) {
        return Worlds.NOON;
    }

    @Override
    Uid uid(Uid uid) {
        return uids.getOrDefault(uid, new Uid(GONE));
    }

    @Override
    String life(String life) {
        return lives.getOrDefault(life, "old");
    }

    @Override
    String backup(String id) {
        return backups.getOrDefault(id, "b-new");
    }

    @Override
    String pod(String name) {
        return snapshot.pods().stream().anyMatch(pod -> pod.name().equals(name)) ? POD : GONE;
    }
}

package homework.otus.mysql.planner;

import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.CatalogueFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.DeletionPolicy;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.model.WorkloadFact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One moment of the explored world: the snapshot that an operator sees, and beside it the truth that
 * it does not see, the rows. Clients write a new row whenever they can and every older one is in a
 * backup. {@link #wrongs} holds what must never be.
 */
final class World {
    /** A tick is longer than every pause between two tries. */
    static final Duration TICK = Duration.ofSeconds(1000);

    /** Of a directory whose claim and volume were lost, or whose volume was never told its image: there mysqld itself has to refuse. */
    static final String NOBODY_KNOWS = "unknown";

    /** The directory of a volume that no life of ours made. */
    static final String NO_LIFE = "none";

    ClusterSnapshot snapshot;
    /** What the user wants. */
    MySqlSpec spec = Worlds.SPEC;

    /** Of the image of {@link Worlds#SPEC}. */
    String version;
    /** Which MySQL last had a directory open, by its life; where nothing is said, {@link #version}. */
    SortedMap<String, String> served = new TreeMap<>();
    /** By the life of their volume. */
    SortedMap<String, Directory> directories = new TreeMap<>();
    /** What the instance's database is called in each of them; without an entry, as in {@link Worlds#SPEC}. */
    SortedMap<String, Naming> names = new TreeMap<>();
    /** What is on the backup volume, by id. */
    SortedMap<String, Saved> backups = new TreeMap<>();
    /** Backups that cannot be read, although they are listed. */
    NavigableSet<String> damaged = new TreeSet<>();
    /** Every row that a client was promised. */
    NavigableSet<Integer> promised = new TreeSet<>();
    /** Rows that a user gave up, by annotation or by hand. */
    NavigableSet<Integer> excused = new TreeSet<>();
    /** Directories whose volume was removed by hand. */
    NavigableSet<String> orphaned = new TreeSet<>();
    /** Which pod a Job talks to. */
    SortedMap<ObjectRole, String> targets = new TreeMap<>();
    /** Which backup a Job makes or brings. */
    SortedMap<ObjectRole, String> subjects = new TreeMap<>();
    /** What a Job takes the instance's database to be called. */
    SortedMap<ObjectRole, String> databases = new TreeMap<>();
    /** The server process refuses writes until it restarts. */
    boolean fencedUntilRestart;
    /** The life that the workload was made for. */
    String workloadLife = "";
    /** Its server refuses a directory that was born in another life. */
    boolean workloadChecksBirth;
    /** The directory that the pod has open. */
    String mounted = "";

    /** Which passwords there are. */
    Secrets secrets = Secrets.ofNothing();

    int lives = 1;
    /** How often users still do something about backups. */
    int wishes;

    final List<String> wrongs = new ArrayList<>();

    /** A backup with the rows in it. */
    record Saved(BackupRecord record, ImmutableSortedSet<Integer> rows) {}

    World(ClusterSnapshot snapshot, String version) {
        this.snapshot = snapshot;
        this.version = version;
    }

    World copy() {
        World copy = new World(snapshot, version);
        copy.directories = new TreeMap<>(directories);
        copy.backups = new TreeMap<>(backups);
        copy.spec = spec;
        copy.damaged = new TreeSet<>(damaged);
        copy.promised = new TreeSet<>(promised);
        copy.excused = new TreeSet<>(excused);
        copy.orphaned = new TreeSet<>(orphaned);
        copy.served = new TreeMap<>(served);
        copy.targets = new TreeMap<>(targets);
        copy.subjects = new TreeMap<>(subjects);
        copy.names = new TreeMap<>(names);
        copy.databases = new TreeMap<>(databases);
        copy.fencedUntilRestart = fencedUntilRestart;
        copy.workloadLife = workloadLife;
        copy.workloadChecksBirth = workloadChecksBirth;
        copy.mounted = mounted;
        copy.lives = lives;
        copy.wishes = wishes;
        copy.secrets = secrets;
        return copy;
    }

    void tick() {
        snapshot = ClusterSnapshot.builder()
                .from(snapshot)
                .observedAt(snapshot.observedAt().plus(TICK))
                .build();
    }

    String life() {
        return snapshot.resource().uid().value();
    }

    /** The resource is there: it goes with its last finalizer, and nobody can edit it any more. */
    boolean hasResource() {
        return snapshot.resource().guarded() || !snapshot.resource().isDeleting();
    }

    Directory directory(String life) {
        return Optional.ofNullable(directories.get(life)).orElse(Directory.EMPTY);
    }

    /** What the database of the running server is called. */
    Naming naming() {
        return names.getOrDefault(mounted, Naming.of(Worlds.SPEC.database()));
    }

    /** The directory behind the data volume. */
    Optional<String> volumeDirectory() {
        return snapshot.dataVolume().map(World::directoryOf);
    }

    /** A volume that a class made is named after the life of its claim. */
    static String directoryOf(VolumeFact volume) {
        if (volume.dynamic()) {
            return volume.name().orElse(NO_LIFE);
        }
        return volume.life().map(Object::toString).orElse(NO_LIFE);
    }

    Optional<PodFact> server() {
        return snapshot.pods().stream()
                .filter(pod -> pod.ready() && !pod.terminating())
                .findFirst();
    }

    boolean fencePersists() {
        return !serverVersion().startsWith("5.");
    }

    /** Of the server that the workload has; a pod that has outlived its workload serves on as it did. */
    String serverVersion() {
        return snapshot.workload()
                .flatMap(WorkloadFact::template)
                .map(template -> Wishes.versionOf(template.applied().image(), version))
                .or(() -> Optional.of(servedBy(mounted)).filter(known -> !known.equals(NOBODY_KNOWS)))
                .orElse(version);
    }

    /** The version that the directory was left with. */
    String servedBy(String directory) {
        return served.getOrDefault(directory, version);
    }

    /** A server of another version has the directory open, and is not done with its upgrade. */
    boolean isUpgrading() {
        return !mounted.isEmpty()
                && opensAnotherVersion(mounted)
                && snapshot.pods().stream().anyMatch(pod -> !pod.ready() && !pod.terminating());
    }

    boolean opensAnotherVersion(String directory) {
        String before = servedBy(directory);
        return !before.equals(NOBODY_KNOWS) && !before.equals(serverVersion());
    }

    /** Nothing is left that knows the image of the directory, and it is told another. */
    void loseImage(String directory, String image) {
        if (!servedBy(directory).equals(Wishes.versionOf(image, version))) {
            served.put(directory, NOBODY_KNOWS);
        }
    }

    /**
     * A server of another version opens the directory. One that is too old refuses it: in a directory that holds nothing
     * of a client's that stops nobody for longer than until the next image.
     */
    void beginUpgrade(String directory) {
        if (!holdsRows(directory)) {
            return;
        }
        String before = servedBy(directory);
        if (!VersionMoves.supports(before, serverVersion())) {
            wrongs.add("I1: MySQL " + serverVersion() + " opens data of " + before);
        }
        // of whichever life: data that was retained was saved in the one before
        boolean saved = backups.values().stream()
                .anyMatch(backup -> backup.record().serverVersion().equals(before));
        if (!saved) {
            wrongs.add("I1: another version of MySQL opens data without a backup");
        }
    }

    /** Rows that clients were promised. */
    boolean holdsRows(String directory) {
        return !Sets.intersection(directory(directory).rows(), owed()).isEmpty();
    }

    boolean fenced() {
        return fencedUntilRestart || directory(mounted).fencedBy().isPresent();
    }

    boolean clientsConnect() {
        return server().isPresent()
                && snapshot.service()
                        .filter(service ->
                                !service.terminating() && service.drift().isEmpty())
                        .isPresent();
    }

    /** What must be served, and saved. */
    Set<Integer> owed() {
        return Sets.difference(promised, excused);
    }

    /** The rows of the backup that a user is told of who gives the data up: one that is taken, and not listed, is nobody's. */
    private Set<Integer> latestListed() {
        return snapshot.placeCatalogue().isEmpty()
                ? latest()
                : snapshot.placeCatalogue()
                        .flatMap(CatalogueFact::latest)
                        .flatMap(listed ->
                                Optional.ofNullable(backups.get(listed.id().value())))
                        .<Set<Integer>>map(Saved::rows)
                        .orElse(Set.of());
    }

    /** The rows of the backup that a new life would get. */
    Set<Integer> latest() {
        return backups.values().stream()
                .max((a, b) -> a.record().completedAt().compareTo(b.record().completedAt()))
                .<Set<Integer>>map(Saved::rows)
                .orElse(Set.of());
    }

    /** Lets clients do what they can, and looks at what they see. */
    World settled() {
        secrets = secrets.seen(snapshot);
        snapshot = secrets.shown(snapshot);
        if (secrets.lost(this)) {
            wrongs.add("I11: the server has a password that nobody knows, and nothing is to find out");
        }
        Clients.visit(this);
        return this;
    }

    /** The data of {@code directory} goes: everything that is owed has to be in the latest backup. */
    void destroy(String directory, String how) {
        Set<Integer> there = directory(directory).rows();
        // with claim and volume taken away by hand before it was said that the life runs, nothing is left that tells of
        // it
        boolean byHand =
                orphaned.contains(directory) && snapshot.resource().reported().isEmpty();
        boolean unwanted = snapshot.resource().deletionPolicy() == DeletionPolicy.DELETE;
        if (byHand) {
            excused.addAll(Sets.difference(there, latest()).immutableCopy());
        }
        if (unwanted || snapshot.resource().finalBackupGivenUp()) {
            excused.addAll(Sets.difference(there, latestListed()).immutableCopy());
        }
        Set<Integer> lost = Sets.intersection(Sets.difference(owed(), latest()), there);
        if (!lost.isEmpty()) {
            wrongs.add("I1: " + how + " destroys rows that are not in the latest backup");
        }
    }

    /** What an operator does not see, and what tells this world from others that look like it. */
    List<Object> truth() {
        return List.of(
                directories,
                backups,
                promised,
                excused,
                orphaned,
                served,
                damaged,
                targets,
                subjects,
                names,
                databases,
                version,
                fencedUntilRestart,
                workloadLife,
                workloadChecksBirth,
                mounted,
                secrets,
                wishes,
                lives);
    }
}

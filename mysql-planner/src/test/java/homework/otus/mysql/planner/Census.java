package homework.otus.mysql.planner;

import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.CatalogueFact;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.VolumeFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Counts the worlds that were seen, by their value in each dimension. What is never seen was never tested. */
final class Census {
    private final SortedMap<String, Long> counts = new TreeMap<>();

    Census() {
        expect(Crossing.Place.values());
        expect(Crossing.Data.values());
        expect(Crossing.Catalogue.values());
        expect(Crossing.Credential.values());
        expect(Crossing.Namespace.values());
        expect(Crossing.Generation.values());
        expect(Crossing.Fence.values());
        for (Crossing.JobOf job : Crossing.JobOf.values()) {
            for (Crossing.JobIs is : Crossing.JobIs.values()) {
                counts.put(label(job.role(), is), 0L);
            }
        }
    }

    private void expect(Enum<?>... values) {
        for (Enum<?> value : values) {
            counts.put(label(value), 0L);
        }
    }

    void count(World world) {
        ClusterSnapshot now = world.snapshot;
        count(label(place(now)));
        count(label(data(world)));
        count(label(catalogue(world)));
        count(label(credential(now)));
        count(label(now.namespaceTerminating() ? Crossing.Namespace.TERMINATING : Crossing.Namespace.THERE));
        count(label(generation(now)));
        count(label(fence(world)));
        for (ObjectRole role : ObjectRole.values()) {
            if (role.isJob()) {
                count(label(role, job(now, role)));
            }
        }
        if (now.backups().isEmpty()) {
            count(label(Crossing.Wanted.NONE));
        }
        now.backups().stream().map(Census::wanted).distinct().forEach(wanted -> count(label(wanted)));
    }

    /** The values that no world had. */
    List<String> unseen() {
        List<String> unseen = new ArrayList<>();
        counts.forEach((label, count) -> {
            if (count == 0) {
                unseen.add(label);
            }
        });
        return unseen;
    }

    /** Those of {@code values} that no world had. */
    List<Enum<?>> unseen(Enum<?>... values) {
        return Stream.<Enum<?>>of(values)
                .filter(value -> counts.getOrDefault(label(value), 0L) == 0)
                .toList();
    }

    /** Whether a Job of that role was seen in every state that a Job can be in. */
    boolean sawAllOf(ObjectRole role) {
        return Stream.of(Crossing.JobIs.values()).allMatch(is -> counts.getOrDefault(label(role, is), 0L) > 0);
    }

    void add(Census other) {
        other.counts.forEach((label, count) -> counts.merge(label, count, Long::sum));
    }

    /** One line for each dimension. */
    @Override
    public String toString() {
        SortedMap<String, String> lines = new TreeMap<>();
        counts.forEach((label, count) -> {
            String[] parts = label.split(": ", 2);
            lines.merge(parts[0], parts[1] + " " + count, (line, more) -> line + ", " + more);
        });
        StringBuilder text = new StringBuilder();
        lines.forEach((dimension, line) ->
                text.append("  ").append(dimension).append(": ").append(line).append('\n'));
        return text.toString();
    }

    private void count(String label) {
        counts.merge(label, 1L, Long::sum);
    }

    private static String label(Enum<?> value) {
        return value.getDeclaringClass().getSimpleName().toLowerCase(java.util.Locale.ROOT) + ": " + value;
    }

    private static String label(ObjectRole job, Crossing.JobIs is) {
        return "job " + job.name().replace("_JOB", "") + ": " + is;
    }

    private static Crossing.Wanted wanted(BackupFact backup) {
        if (backup.terminating()) {
            return Crossing.Wanted.GOING;
        }
        return switch (backup.progress().phase()) {
            case PENDING -> Crossing.Wanted.PENDING;
            case RUNNING -> Crossing.Wanted.RUNNING;
            case SUCCEEDED -> Crossing.Wanted.SUCCEEDED;
            case FAILED -> Crossing.Wanted.FAILED;
        };
    }

    private static Crossing.Place place(ClusterSnapshot now) {
        Optional<VolumeFact> volume = now.dataVolume();
        if (volume.isEmpty()) {
            return now.dataClaim().isEmpty() ? Crossing.Place.ABSENT : Crossing.Place.CLAIM_ALONE;
        }
        if (volume.get().ownership() != Ownership.OURS) {
            return Crossing.Place.FOREIGN;
        }
        if (Nature.bound(now, Storage.DATA)) {
            return Crossing.Place.BOUND;
        }
        return volume.get().wasBound() ? Crossing.Place.DEAD_CLAIM_REF : Crossing.Place.NEVER_BOUND;
    }

    private static Crossing.Data data(World world) {
        Directory directory = world.directory(world.volumeDirectory().orElse(World.NO_LIFE));
        boolean unknown = place(world.snapshot) == Crossing.Place.DEAD_CLAIM_REF
                || world.snapshot
                        .dataClaim()
                        .map(ClaimFact::opening)
                        .filter(Opening.UNKNOWN::equals)
                        .isPresent();
        if (directory.torso()) {
            return Crossing.Data.HALF_RESTORED;
        }
        return unknown
                ? Crossing.Data.UNKNOWN
                : directory.isInitialised() ? Crossing.Data.INITIALISED : Crossing.Data.FRESH;
    }

    private static Crossing.Catalogue catalogue(World world) {
        ClusterSnapshot now = world.snapshot;
        if (now.backupClaim().isEmpty()
                && now.backupVolume().isEmpty()
                && now.catalogue().isEmpty()) {
            return Crossing.Catalogue.NONE;
        }
        Optional<CatalogueFact> tied = now.catalogue()
                .filter(catalogue ->
                        now.backupClaim().map(ClaimFact::uid).equals(Optional.of(catalogue.backupClaim())));
        if (tied.isEmpty()) {
            return Crossing.Catalogue.UNKNOWN;
        }
        boolean whole = tied.get().backups().stream()
                .map(BackupRecord::id)
                .allMatch(id -> world.backups.containsKey(id.value()) && !world.damaged.contains(id.value()));
        return whole ? Crossing.Catalogue.GOOD : Crossing.Catalogue.BROKEN;
    }

    private static Crossing.JobIs job(ClusterSnapshot now, ObjectRole role) {
        Optional<JobState> state = now.job(role).map(JobFact::state);
        if (state.isEmpty()) {
            return Crossing.JobIs.ABSENT;
        }
        if (state.get() instanceof JobState.Running running) {
            return running.trouble().isEmpty() ? Crossing.JobIs.RUNNING : Crossing.JobIs.HUNG;
        }
        return state.get() instanceof JobState.Failed ? Crossing.JobIs.FAILED : Crossing.JobIs.OK;
    }

    private static Crossing.Credential credential(ClusterSnapshot now) {
        return now.credentials()
                .map(fact -> fact.staged().isPresent()
                        ? Crossing.Credential.STAGED
                        : fact.current() ? Crossing.Credential.CURRENT : Crossing.Credential.STALE)
                .orElse(Crossing.Credential.ABSENT);
    }

    private static Crossing.Generation generation(ClusterSnapshot now) {
        return now.resource()
                .reported()
                .map(report -> report.generation() == now.resource().generation()
                        ? Crossing.Generation.REPORTED
                        : Crossing.Generation.EDITED)
                .orElse(Crossing.Generation.NEVER_REPORTED);
    }

    private static Crossing.Fence fence(World world) {
        if (world.directory(world.mounted).fencedBy().isPresent()) {
            return Crossing.Fence.FOR_GOOD;
        }
        return world.fencedUntilRestart ? Crossing.Fence.UNTIL_RESTART : Crossing.Fence.NONE;
    }
}

package homework.otus.mysql.planner;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.CatalogueFact;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.CredentialsFact;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.PlainFact;
import homework.otus.mysql.model.ResourceFact;
import homework.otus.mysql.model.ScheduleFact;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.model.WorkloadFact;
import java.util.List;
import java.util.Optional;

/**
 * The planner's own idea of what the cluster does: the snapshot after an action that succeeded, and
 * after a wait that was fulfilled. Failures and time are not simulated; they come as facts.
 *
 * <p>Objects that it creates have simulated UIDs, so that they are never taken for real ones.
 */
public final class Simulator {
    private Simulator() {}

    /** The snapshot after {@code action}. */
    public static ClusterSnapshot apply(ClusterSnapshot snapshot, Action action) {
        return action.match(new Effects(snapshot));
    }

    private record Effects(ClusterSnapshot before) implements Action.Cases<ClusterSnapshot> {
        @Override
        public ClusterSnapshot on(Action.AddFinalizer action) {
            return resource(resourceBuilder().guarded(true));
        }

        @Override
        public ClusterSnapshot on(Action.RemoveFinalizer action) {
            return resource(resourceBuilder().guarded(false));
        }

        @Override
        public ClusterSnapshot on(Action.CreateCredentials action) {
            CredentialsFact.Builder created = CredentialsFact.builder().uid(uid(ObjectRole.CREDENTIALS));
            if (action.staged()) {
                created.rotations(1).staged(new CredentialsFact.Staged(1, true));
            }
            return after().credentials(created.build()).build();
        }

        @Override
        public ClusterSnapshot on(Action.CreateVolume action) {
            String claim = action.storage().claim().nameFor(before.instance());
            VolumeFact created = VolumeFact.builder()
                    .uid(uid(action.storage().volume()))
                    .life(action.life())
                    .node(action.node())
                    .capacity(action.size())
                    .applied(action.applied())
                    .recognised(false)
                    .claimRef(new VolumeFact.ClaimRef(before.instance().namespace(), claim, Optional.empty()))
                    .build();
            return Edits.withVolume(before, action.storage(), created);
        }

        @Override
        public ClusterSnapshot on(Action.RebindVolume action) {
            return bind(before, action.storage(), action.claim());
        }

        @Override
        public ClusterSnapshot on(Action.CreateClaim action) {
            Uid uid = anotherThan(
                    action.storage().volumeIn(before), uid(action.storage().claim()));
            ClaimFact created = ClaimFact.builder()
                    .uid(uid)
                    .life(action.life())
                    .volumeName(
                            action.storageClassName().isPresent()
                                    ? action.volumeName()
                                    : Optional.of(action.storage().volume().nameFor(before.instance())))
                    .storageClassName(action.storageClassName())
                    .size(action.size())
                    .applied(action.applied())
                    .imageChange(action.imageChange())
                    .opening(action.opening())
                    .bound(false)
                    .build();
            ClusterSnapshot claimed = Edits.withClaim(before, action.storage(), created);
            boolean free = action.storage()
                    .volumeIn(before)
                    .filter(volume -> !volume.wasBound())
                    .isPresent();
            return free ? bind(claimed, action.storage(), uid) : claimed;
        }

        @Override
        public ClusterSnapshot on(Action.TakeUpData action) {
            return Edits.dataClaim(before, claim -> claim.life(action.life()));
        }

        @Override
        public ClusterSnapshot on(Action.Adopt action) {
            return Edits.adopted(before, action.role());
        }

        @Override
        public ClusterSnapshot on(Action.CreateWorkload action) {
            WorkloadFact created = WorkloadFact.builder()
                    .uid(uid(ObjectRole.WORKLOAD))
                    .template(action.template())
                    .build();
            return after().workload(created).build();
        }

        @Override
        public ClusterSnapshot on(Action.UpdateWorkload action) {
            return Edits.workload(
                    before, workload -> workload.template(action.template()).drift(List.of()));
        }

        @Override
        public ClusterSnapshot on(Action.UndoEdits action) {
            return action.role() == ObjectRole.WORKLOAD
                    ? Edits.workload(before, workload -> workload.drift(List.of()))
                    : Edits.service(before, fact -> new PlainFact(fact.uid(), fact.ownership(), fact.terminating()));
        }

        @Override
        public ClusterSnapshot on(Action.RecordApplied action) {
            ClusterSnapshot told = told(before, action.changes());
            return Edits.dataClaim(told, claim -> {
                claim.applied(action.applied());
                boolean renamed = before.dataClaim()
                        .flatMap(ClaimFact::renamingTo)
                        .equals(Optional.of(action.applied().database()));
                return renamed ? claim.renamingTo(Optional.empty()) : claim;
            });
        }

        @Override
        public ClusterSnapshot on(Action.NoteOnVolume action) {
            return Edits.volume(
                    before,
                    ObjectRole.DATA_VOLUME,
                    volume -> volume.applied(action.applied()).imageChange(action.imageChange()));
        }

        @Override
        public ClusterSnapshot on(Action.MarkRenaming action) {
            return Edits.dataClaim(before, claim -> claim.renamingTo(action.to()));
        }

        @Override
        public ClusterSnapshot on(Action.MarkImageChange action) {
            return Edits.dataClaim(before, claim -> claim.imageChange(action.change()));
        }

        @Override
        public ClusterSnapshot on(Action.StagePassword action) {
            return Edits.credentials(
                    before,
                    credentials -> credentials
                            .rotations(action.rotation())
                            .staged(new CredentialsFact.Staged(action.rotation(), true)));
        }

        @Override
        public ClusterSnapshot on(Action.PromotePassword action) {
            boolean current = before.credentials()
                    .flatMap(CredentialsFact::staged)
                    .filter(CredentialsFact.Staged::current)
                    .isPresent();
            return Edits.credentials(
                    told(before, action.changes()),
                    credentials -> credentials.current(current).staged(Optional.empty()));
        }

        @Override
        public ClusterSnapshot on(Action.GrowVolume action) {
            return Edits.volume(before, action.storage().volume(), volume -> volume.capacity(action.size()));
        }

        @Override
        public ClusterSnapshot on(Action.ExpandClaim action) {
            return Edits.claim(before, action.storage().claim(), claim -> claim.size(action.size()));
        }

        @Override
        public ClusterSnapshot on(Action.SetReclaim action) {
            Optional<Uid> life = action.storage()
                    .volumeIn(before)
                    .flatMap(VolumeFact::life)
                    .or(() -> action.storage().claimIn(before).flatMap(ClaimFact::life));
            return Edits.volume(
                    before,
                    action.storage().volume(),
                    volume -> volume.reclaim(action.reclaim())
                            .ownership(Ownership.OURS)
                            .life(life));
        }

        @Override
        public ClusterSnapshot on(Action.CreateService action) {
            return after().service(plain(ObjectRole.SERVICE)).build();
        }

        @Override
        public ClusterSnapshot on(Action.RunJob action) {
            ObjectRole role = action.request().role();
            JobState running = new JobState.Running(Optional.empty());
            return Edits.withJob(
                    before,
                    role,
                    JobFact.builder()
                            .uid(uid(role))
                            .life(action.life())
                            .forDeletion(action.forDeletion())
                            .subject(action.request().subject())
                            .state(running)
                            .build());
        }

        @Override
        public ClusterSnapshot on(Action.WriteCatalogue action) {
            CatalogueFact written = CatalogueFact.builder()
                    .uid(before.catalogue().map(CatalogueFact::uid).orElse(uid(ObjectRole.CATALOGUE)))
                    .backupClaim(action.backupClaim())
                    .backups(action.backups())
                    .build();
            return after().catalogue(written).build();
        }

        @Override
        public ClusterSnapshot on(Action.ForgetBackup action) {
            return after().catalogue(before.catalogue()
                            .map(catalogue -> CatalogueFact.builder()
                                    .from(catalogue)
                                    .backups(catalogue.backups().stream()
                                            .filter(backup -> !backup.id().equals(action.backup()))
                                            .toList())
                                    .build()))
                    .build();
        }

        @Override
        public ClusterSnapshot on(Action.EditBackup action) {
            return action.edit().match(new BackupEffects(before));
        }

        @Override
        public ClusterSnapshot on(Action.RecordSchedule action) {
            Optional<ScheduleFact> caughtUp = before.schedule()
                    .map(schedule -> new ScheduleFact(Optional.empty(), schedule.next(), schedule.problem()));
            return ClusterSnapshot.builder()
                    .from(resource(resourceBuilder().lastScheduled(action.time())))
                    .schedule(caughtUp)
                    .build();
        }

        @Override
        public ClusterSnapshot on(Action.OpenData action) {
            return Edits.dataClaim(before, claim -> claim.opening(action.opening()));
        }

        @Override
        public ClusterSnapshot on(Action.Delete action) {
            return Edits.terminating(before, action.role());
        }

        @Override
        public ClusterSnapshot on(Action.Await action) {
            return action.condition().match(new Fulfilment(before));
        }

        @Override
        public ClusterSnapshot on(Action.Report action) {
            long generation = before.resource().generation();
            return resource(resourceBuilder().reported(new ResourceFact.Reported(generation, action.message())));
        }

        private ClusterSnapshot bind(ClusterSnapshot snapshot, Storage storage, Uid claim) {
            String name = storage.claim().nameFor(snapshot.instance());
            VolumeFact.ClaimRef bound =
                    new VolumeFact.ClaimRef(snapshot.instance().namespace(), name, Optional.of(claim));
            return storage.volumeIn(snapshot)
                    .map(volume ->
                            VolumeFact.builder().from(volume).claimRef(bound).build())
                    .map(volume -> Edits.withVolume(snapshot, storage, volume))
                    .orElse(snapshot);
        }

        /** The adapter writes a change into the status, beside its Events. */
        private static ClusterSnapshot told(ClusterSnapshot snapshot, List<String> changes) {
            if (changes.isEmpty()) {
                return snapshot;
            }
            ResourceFact.Reported said =
                    new ResourceFact.Reported(snapshot.resource().generation(), String.join("; ", changes));
            ResourceFact resource = ResourceFact.builder()
                    .from(snapshot.resource())
                    .reported(said)
                    .build();
            return ClusterSnapshot.builder().from(snapshot).resource(resource).build();
        }

        private ClusterSnapshot.Builder after() {
            return ClusterSnapshot.builder().from(before);
        }

        private ResourceFact.Builder resourceBuilder() {
            return ResourceFact.builder().from(before.resource());
        }

        private ClusterSnapshot resource(ResourceFact.Builder resource) {
            return after().resource(resource.build()).build();
        }

        private static PlainFact plain(ObjectRole role) {
            return new PlainFact(uid(role), Ownership.OURS, false);
        }

        /** A new claim is never the one that the volume was bound to. */
        private static Uid anotherThan(Optional<VolumeFact> volume, Uid uid) {
            Optional<Uid> boundTo = volume.flatMap(VolumeFact::claimRef).flatMap(VolumeFact.ClaimRef::uid);
            return boundTo.equals(Optional.of(uid)) ? Uid.simulated(uid.value()) : uid;
        }

        private static Uid uid(ObjectRole role) {
            return Uid.simulated(role.label());
        }
    }
}

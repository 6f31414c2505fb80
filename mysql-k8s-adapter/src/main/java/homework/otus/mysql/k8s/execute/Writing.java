package homework.otus.mysql.k8s.execute;

import homework.otus.mysql.k8s.AdapterException;
import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.k8s.crd.SpecReader;
import homework.otus.mysql.k8s.manifest.Manifests;
import homework.otus.mysql.k8s.read.ClaimNotes;
import homework.otus.mysql.k8s.read.Drift;
import homework.otus.mysql.k8s.read.SpecNote;
import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.StatusView;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The write that each action is. */
final class Writing implements Action.Cases<Runnable> {
    private final Writes writes;
    private final Manifests manifests;
    private final EventWriter events;
    private final StatusWriter status;
    private final ResourceContext context;
    private final InstanceId instance;
    private final Finalizer finalizer;
    private final ObjectEdits edits;
    private final StorageEdits storage;
    private final Credentials credentials;
    private final InstantSource clock;

    Writing(
            Writes writes,
            Manifests manifests,
            EventWriter events,
            StatusWriter status,
            ResourceContext context,
            InstantSource clock) {
        this.clock = clock;
        this.writes = writes;
        this.manifests = manifests;
        this.events = events;
        this.status = status;
        this.context = context;
        this.instance = context.instance();
        this.finalizer = new Finalizer(writes, events);
        this.edits = new ObjectEdits(writes, instance);
        this.storage = new StorageEdits(writes, instance);
        this.credentials = new Credentials(writes, edits, context);
    }

    private Runnable create(Action action) {
        HasMetadata object = manifests.of(instance, action).orElseThrow();
        return () -> writes.create(object);
    }

    @Override
    public Runnable on(Action.AddFinalizer action) {
        return () -> finalizer.add(context);
    }

    @Override
    public Runnable on(Action.RemoveFinalizer action) {
        return () -> finalizer.remove(context, action.notice());
    }

    @Override
    public Runnable on(Action.CreateCredentials action) {
        HasMetadata secret = manifests.of(instance, action).orElseThrow();
        return () -> credentials.create(secret, action.staged());
    }

    @Override
    public Runnable on(Action.CreateVolume action) {
        return create(action);
    }

    @Override
    public Runnable on(Action.RebindVolume action) {
        return () -> storage.rebind(action);
    }

    @Override
    public Runnable on(Action.CreateClaim action) {
        return create(action);
    }

    @Override
    public Runnable on(Action.TakeUpData action) {
        return () -> edits.annotate(
                ObjectRole.DATA_CLAIM,
                action.claim(),
                Annotations.LIFE,
                action.life().value());
    }

    @Override
    public Runnable on(Action.Adopt action) {
        return () -> edits.adopt(action);
    }

    @Override
    public Runnable on(Action.CreateWorkload action) {
        return create(action);
    }

    @Override
    public Runnable on(Action.UpdateWorkload action) {
        HasMetadata wanted = manifests.madeWorkload(instance, action.template());
        return () -> {
            tellDrift(ObjectRole.WORKLOAD);
            HasMetadata unused = edits.overlay(ObjectRole.WORKLOAD, action.workload(), live -> wanted);
        };
    }

    @Override
    public Runnable on(Action.UndoEdits action) {
        return () -> {
            tellDrift(action.role());
            HasMetadata stored = edits.overlay(action.role(), action.uid(), this::asMade);
            refuseToGoOnForEver(action.role(), Drift.of(stored, asMade(stored)));
        };
    }

    @Override
    public Runnable on(Action.StagePassword action) {
        return () -> credentials.stage(action);
    }

    @Override
    public Runnable on(Action.PromotePassword action) {
        return () -> credentials.promote(action, () -> tell(action.changes()));
    }

    @Override
    public Runnable on(Action.GrowVolume action) {
        return () -> storage.grow(action);
    }

    @Override
    public Runnable on(Action.ExpandClaim action) {
        return () -> storage.expand(action);
    }

    @Override
    public Runnable on(Action.SetReclaim action) {
        return () -> storage.reclaim(action);
    }

    @Override
    public Runnable on(Action.RecordApplied action) {
        return () -> {
            tell(action.changes());
            edits.recordApplied(action);
        };
    }

    @Override
    public Runnable on(Action.NoteOnVolume action) {
        return () -> storage.note(action);
    }

    @Override
    public Runnable on(Action.MarkRenaming action) {
        return () -> edits.markRenaming(action);
    }

    @Override
    public Runnable on(Action.MarkImageChange action) {
        return () -> edits.markImageChange(action);
    }

    /** The object as it was made; of a workload that does not tell from what, as it is. */
    private HasMetadata asMade(HasMetadata live) {
        return live instanceof Deployment workload
                ? SpecNote.templateOf(workload)
                        .map(template -> manifests.madeWorkload(instance, template))
                        .orElse(live)
                : manifests.madeService(instance);
    }

    /** What was put back and is not there was changed on its way, by an admission webhook; without a pause that would go on for ever. */
    private void refuseToGoOnForEver(ObjectRole role, List<String> drift) {
        if (!drift.isEmpty()) {
            throw AdapterException.of(
                    AdapterException.Code.REFUSED,
                    "%s %s cannot be put right: something between us and the API server changes %s each time it is written,"
                            + " most likely an admission webhook; exempt the object from it",
                    role.title(),
                    role.nameFor(instance),
                    String.join(", ", drift));
        }
    }

    /** What is about to be put back: an Event, for which the same words are one. */
    private void tellDrift(ObjectRole role) {
        List<String> drift = writes.find(instance, role)
                .map(live -> Drift.of(live, asMade(live)))
                .orElse(List.of());
        if (!drift.isEmpty()) {
            events.tell(
                    context,
                    EventWriter.Type.WARNING,
                    "EditUndone",
                    "somebody else has changed " + role.title() + " " + role.nameFor(instance) + ": put back "
                            + String.join(", ", drift));
        }
    }

    /** Each change is an Event; together they are the message of the status. */
    private void tell(List<String> changes) {
        changes.forEach(change -> events.tell(context, EventWriter.Type.NORMAL, "Changed", change));
        if (!changes.isEmpty()) {
            status.report(context, String.join("; ", changes), Optional.empty());
        }
    }

    @Override
    public Runnable on(Action.CreateService action) {
        return create(action);
    }

    @Override
    public Runnable on(Action.RunJob action) {
        return create(action);
    }

    @Override
    public Runnable on(Action.WriteCatalogue action) {
        HasMetadata catalogue = manifests.of(instance, action).orElseThrow();
        return () -> edits.writeCatalogue(catalogue);
    }

    @Override
    public Runnable on(Action.ForgetBackup action) {
        return () -> edits.forgetBackup(action);
    }

    @Override
    public Runnable on(Action.EditBackup action) {
        return action.edit()
                .match(new BackupEdits(
                        writes,
                        events,
                        instance,
                        manifests.of(instance, action),
                        SpecReader.spec(context.resource()).image(),
                        clock));
    }

    @Override
    public Runnable on(Action.RecordSchedule action) {
        return () -> status.recordSchedule(context, action.time());
    }

    @Override
    public Runnable on(Action.OpenData action) {
        return () -> edits.annotate(
                ObjectRole.DATA_CLAIM, action.claim(), Annotations.OPENING, ClaimNotes.write(action.opening()));
    }

    @Override
    public Runnable on(Action.Delete action) {
        return () -> writes.delete(instance, action.role(), action.uid());
    }

    @Override
    public Runnable on(Action.Await action) {
        throw new IllegalArgumentException("a wait is not executed: " + action);
    }

    @Override
    public Runnable on(Action.Report action) {
        return () -> report(action, Optional.empty());
    }

    /** The Events first: when one of the writes fails, the status still says that the report is due. */
    void report(Action.Report action, Optional<StatusView> view) {
        action.events().forEach(message -> events.tell(context, EventWriter.Type.NORMAL, "Reported", message));
        status.report(context, action.message(), view);
    }
}

package homework.otus.mysql.planner;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.planner.PlanText.Wording;
import java.util.List;
import java.util.Optional;

/** Each action in words. */
record Words(InstanceId instance, String reason) implements Action.Cases<Wording> {
    static Optional<BackupRecord> restored(Plan plan) {
        return plan.steps().stream()
                .map(step -> step.action() instanceof Action.RunJob run ? run.request() : null)
                .map(request -> request instanceof JobRequest.Restore restore ? restore.backup() : null)
                .flatMap(backup -> Optional.ofNullable(backup).stream())
                .findFirst();
    }

    @Override
    public Wording on(Action.AddFinalizer action) {
        return new Wording('~', "add finalizer", "", reason);
    }

    @Override
    public Wording on(Action.RemoveFinalizer action) {
        return new Wording('-', "remove finalizer", "", reason);
    }

    @Override
    public Wording on(Action.CreateCredentials action) {
        return line('+', "create", ObjectRole.CREDENTIALS, "");
    }

    @Override
    public Wording on(Action.CreateVolume action) {
        return line('+', "create", action.storage().volume(), " " + action.size());
    }

    @Override
    public Wording on(Action.RebindVolume action) {
        return line('~', "bind again", action.storage().volume(), "");
    }

    @Override
    public Wording on(Action.CreateClaim action) {
        return line('+', "create", action.storage().claim(), " " + action.size());
    }

    @Override
    public Wording on(Action.TakeUpData action) {
        return line('~', "take up", ObjectRole.DATA_CLAIM, "");
    }

    @Override
    public Wording on(Action.Adopt action) {
        return line('~', "adopt", action.role(), "");
    }

    @Override
    public Wording on(Action.CreateWorkload action) {
        return line(
                '+',
                "create",
                ObjectRole.WORKLOAD,
                " " + action.template().applied().image());
    }

    @Override
    public Wording on(Action.UpdateWorkload action) {
        return line(
                '~',
                "update",
                ObjectRole.WORKLOAD,
                " " + action.template().applied().image());
    }

    @Override
    public Wording on(Action.UndoEdits action) {
        return line('~', "undo edits of", action.role(), "");
    }

    @Override
    public Wording on(Action.RecordApplied action) {
        return new Wording('~', "record", changes(action.changes()), reason);
    }

    @Override
    public Wording on(Action.NoteOnVolume action) {
        return new Wording('~', "note on " + ObjectRole.DATA_VOLUME.title(), action.name(), reason);
    }

    @Override
    public Wording on(Action.MarkRenaming action) {
        return new Wording(
                '~',
                "mark rename",
                action.to().map(to -> "of the database to " + to).orElse("as given up"),
                reason);
    }

    @Override
    public Wording on(Action.MarkImageChange action) {
        return new Wording(
                '~',
                "mark image change",
                action.change().map(change -> "to " + change.image()).orElse("as done"),
                reason);
    }

    @Override
    public Wording on(Action.StagePassword action) {
        return line('~', "stage password in", ObjectRole.CREDENTIALS, "");
    }

    @Override
    public Wording on(Action.PromotePassword action) {
        return line('~', "promote password in", ObjectRole.CREDENTIALS, "");
    }

    @Override
    public Wording on(Action.GrowVolume action) {
        return line('~', "grow", action.storage().volume(), " " + action.size());
    }

    @Override
    public Wording on(Action.ExpandClaim action) {
        return line('~', "expand", action.storage().claim(), " " + action.size());
    }

    @Override
    public Wording on(Action.SetReclaim action) {
        boolean retain = action.reclaim() == VolumeFact.Reclaim.RETAIN;
        return new Wording(
                retain ? '~' : '-',
                (retain ? "retain " : "let go ") + action.storage().volume().title(),
                action.name(),
                reason);
    }

    private static String changes(List<String> changes) {
        return changes.isEmpty() ? "what is applied" : String.join("; ", changes);
    }

    @Override
    public Wording on(Action.CreateService action) {
        return line('+', "create", ObjectRole.SERVICE, "");
    }

    @Override
    public Wording on(Action.RunJob action) {
        String detail = action.request() instanceof JobRequest.Prune prune ? " of " + prune.backup() : "";
        return line('>', "run", action.request().role(), detail);
    }

    @Override
    public Wording on(Action.WriteCatalogue action) {
        return line('~', "write", ObjectRole.CATALOGUE, "");
    }

    @Override
    public Wording on(Action.ForgetBackup action) {
        return new Wording('-', "forget backup", action.backup().value(), reason);
    }

    @Override
    public Wording on(Action.EditBackup action) {
        return action.edit().match(new BackupWords(reason));
    }

    @Override
    public Wording on(Action.RecordSchedule action) {
        return new Wording('~', "note schedule", "as begun for " + action.time(), reason);
    }

    @Override
    public Wording on(Action.OpenData action) {
        return line('~', action.opening().isOpen() ? "open data on" : "let data go on", ObjectRole.DATA_CLAIM, "");
    }

    @Override
    public Wording on(Action.Delete action) {
        return line('-', "delete", action.role(), "");
    }

    @Override
    public Wording on(Action.Await action) {
        return new Wording('~', "await", action.condition().match(new Waits(instance)), reason);
    }

    @Override
    public Wording on(Action.Report action) {
        return new Wording('!', "report", action.message(), reason);
    }

    private Wording line(char sign, String verb, ObjectRole role, String detail) {
        return new Wording(sign, verb + " " + role.title(), role.nameFor(instance) + detail, reason);
    }

    /** Each wait in words. */
    record Waits(InstanceId instance) implements Condition.Cases<String> {
        @Override
        public String on(Condition.ServerAccepts condition) {
            return "server accepts connections";
        }

        @Override
        public String on(Condition.JobFinished condition) {
            return condition.job().title() + " finished";
        }

        @Override
        public String on(Condition.Gone condition) {
            return condition.role().title() + " " + condition.role().nameFor(instance) + " gone";
        }

        @Override
        public String on(Condition.PodsGone condition) {
            return "pods of the server gone";
        }

        @Override
        public String on(Condition.TimeReached condition) {
            return "time " + condition.at();
        }

        @Override
        public String on(Condition.NodeThere condition) {
            return "a node that takes pods";
        }

        @Override
        public String on(Condition.VolumeRecognised condition) {
            ObjectRole role = condition.storage().volume();
            return role.title() + " " + role.nameFor(instance) + " recognised";
        }

        @Override
        public String on(Condition.ClaimBound condition) {
            ObjectRole role = condition.storage().claim();
            return role.title() + " " + role.nameFor(instance) + " bound";
        }

        @Override
        public String on(Condition.ClaimExpanded condition) {
            ObjectRole role = condition.storage().claim();
            return role.title() + " " + role.nameFor(instance) + " expanded";
        }
    }
}

package homework.otus.mysql.e2e.harness;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The suffix law, as far as a real cluster can keep it: the plan after some steps is the rest of the plan
 * before, only that waits may have been fulfilled meanwhile. Steps are compared by what they do to which
 * object; UIDs, times and the names of backups are the simulator's own before the real ones are known.
 */
final class SuffixLaw {
    private SuffixLaw() {}

    /** {@code plan} is {@code rest}, perhaps without some of its waits. */
    static boolean isRest(List<Step> rest, List<Step> plan) {
        int at = 0;
        for (Step step : plan) {
            while (at < rest.size() && !deed(rest.get(at)).equals(deed(step)) && isWait(rest.get(at))) {
                at++;
            }
            if (at == rest.size() || !deed(rest.get(at)).equals(deed(step))) {
                return false;
            }
            at++;
        }
        return rest.subList(at, rest.size()).stream().allMatch(SuffixLaw::isWait);
    }

    /**
     * {@code plan} is the rest of {@code rest} after some of its steps, one does not know which. Some of the
     * steps that retain a new volume may still be there: whoever does the others may not know of it yet.
     */
    static boolean isSomeRest(List<Step> rest, List<Step> plan) {
        int toRetain = retaining(rest);
        int stillToRetain = retaining(plan);
        return hasEnd(rest, plan)
                || (deeds(rest.subList(0, toRetain)).containsAll(deeds(plan.subList(0, stillToRetain)))
                        && hasEnd(rest.subList(toRetain, rest.size()), plan.subList(stillToRetain, plan.size())));
    }

    private static boolean hasEnd(List<Step> rest, List<Step> plan) {
        return IntStream.rangeClosed(0, rest.size()).anyMatch(done -> isRest(rest.subList(done, rest.size()), plan));
    }

    /**
     * {@code rest} after {@code step} was done, the waits before it fulfilled; empty when it was not its turn.
     * A class may have made a volume since the operator planned: retaining it is then left for its next plan.
     */
    static Optional<List<Step>> after(Step step, List<Step> rest) {
        int toRetain = retaining(rest);
        return afterFirst(step, rest)
                .or(() -> afterFirst(step, rest.subList(toRetain, rest.size()))
                        .map(others -> Stream.concat(rest.stream().limit(toRetain), others.stream())
                                .toList()));
    }

    private static Optional<List<Step>> afterFirst(Step step, List<Step> rest) {
        int at = 0;
        while (at < rest.size() && !deed(rest.get(at)).equals(deed(step)) && isWait(rest.get(at))) {
            at++;
        }
        if (at == rest.size() || !deed(rest.get(at)).equals(deed(step))) {
            return Optional.empty();
        }
        return Optional.of(rest.subList(at + 1, rest.size()));
    }

    /** How many steps at the beginning only see to it that a volume, and what it is known by, stays. */
    private static int retaining(List<Step> steps) {
        return (int) steps.stream().takeWhile(SuffixLaw::retains).count();
    }

    private static boolean retains(Step step) {
        return step.action() instanceof Action.NoteOnVolume
                || (step.action() instanceof Action.SetReclaim && !step.destroys());
    }

    private static List<String> deeds(List<Step> steps) {
        return steps.stream().map(SuffixLaw::deed).toList();
    }

    private static boolean isWait(Step step) {
        return step.action() instanceof Action.Await;
    }

    static String deed(Step step) {
        return step.action().match(new Deeds());
    }

    private record Deeds() implements Action.Cases<String> {
        @Override
        public String on(Action.AddFinalizer action) {
            return "add finalizer";
        }

        @Override
        public String on(Action.RemoveFinalizer action) {
            return "remove finalizer";
        }

        @Override
        public String on(Action.CreateCredentials action) {
            return "create credentials";
        }

        @Override
        public String on(Action.CreateVolume action) {
            return "create volume " + action.storage();
        }

        @Override
        public String on(Action.RebindVolume action) {
            return "rebind volume " + action.storage();
        }

        @Override
        public String on(Action.CreateClaim action) {
            return "create claim " + action.storage() + " " + action.opening();
        }

        @Override
        public String on(Action.TakeUpData action) {
            return "take up data";
        }

        @Override
        public String on(Action.Adopt action) {
            return "adopt " + action.role();
        }

        @Override
        public String on(Action.CreateWorkload action) {
            return "create workload " + action.template().applied();
        }

        @Override
        public String on(Action.UpdateWorkload action) {
            return "update workload " + action.template().applied();
        }

        @Override
        public String on(Action.UndoEdits action) {
            return "undo edits of " + action.role();
        }

        @Override
        public String on(Action.RecordApplied action) {
            return "record " + action.applied();
        }

        @Override
        public String on(Action.NoteOnVolume action) {
            return "note on volume " + action.applied() + (action.imageChange().isPresent() ? " being changed" : "");
        }

        @Override
        public String on(Action.MarkRenaming action) {
            return "mark rename " + action.to();
        }

        @Override
        public String on(Action.MarkImageChange action) {
            return action.change().isPresent() ? "mark image change" : "mark image change as done";
        }

        @Override
        public String on(Action.StagePassword action) {
            return "stage password " + action.rotation();
        }

        @Override
        public String on(Action.PromotePassword action) {
            return "promote password " + action.rotation();
        }

        @Override
        public String on(Action.GrowVolume action) {
            return "grow " + action.storage() + " " + action.size();
        }

        @Override
        public String on(Action.ExpandClaim action) {
            return "expand " + action.storage() + " " + action.size();
        }

        @Override
        public String on(Action.SetReclaim action) {
            return "set reclaim of " + action.storage() + " " + action.reclaim();
        }

        @Override
        public String on(Action.CreateService action) {
            return "create service";
        }

        @Override
        public String on(Action.RunJob action) {
            return "run " + action.request().role() + (action.forDeletion() ? " for deletion" : "");
        }

        @Override
        public String on(Action.WriteCatalogue action) {
            return "write catalogue of " + action.backups().size();
        }

        @Override
        public String on(Action.ForgetBackup action) {
            return "forget backup";
        }

        @Override
        public String on(Action.EditBackup action) {
            return action.edit().getClass().getSimpleName() + " backup";
        }

        @Override
        public String on(Action.RecordSchedule action) {
            return "note schedule " + action.time();
        }

        @Override
        public String on(Action.OpenData action) {
            return "open data " + action.opening().state();
        }

        @Override
        public String on(Action.Delete action) {
            return "delete " + action.role();
        }

        @Override
        public String on(Action.Await action) {
            return "await " + (action.condition() instanceof Condition.TimeReached ? "time" : action.condition());
        }

        @Override
        public String on(Action.Report action) {
            return "report";
        }
    }
}

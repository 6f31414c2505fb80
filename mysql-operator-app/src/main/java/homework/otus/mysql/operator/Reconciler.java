package homework.otus.mysql.operator;

import homework.otus.mysql.k8s.AdapterException;
import homework.otus.mysql.k8s.AdapterException.Code;
import homework.otus.mysql.k8s.AdapterSettings;
import homework.otus.mysql.k8s.execute.ActionExecutor;
import homework.otus.mysql.k8s.execute.Outcome;
import homework.otus.mysql.k8s.execute.PlanExecutor;
import homework.otus.mysql.k8s.execute.ResourceContext;
import homework.otus.mysql.k8s.manifest.Manifests;
import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.operator.logging.VisitLog;
import homework.otus.mysql.operator.metrics.CountedActions;
import homework.otus.mysql.operator.metrics.Metrics;
import homework.otus.mysql.operator.metrics.PlanOutcome;
import homework.otus.mysql.operator.queue.KeyedQueue.Next;
import homework.otus.mysql.operator.watch.Watches;
import homework.otus.mysql.planner.PlanValidator;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one instance closer to its goal: look, plan, check, do.
 *
 * <ol>
 *   <li>The caches are asked first; when they show that there is nothing to do, no request is sent.
 *   <li>Everything else starts from a live look, because caches are late after our own writes; see {@link Looking}.
 *   <li>A plan that breaks an invariant is refused as a whole.
 *   <li>The steps up to the first wait are done; a watch event, or a pause, brings us back here.
 * </ol>
 */
final class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    /** Waits end by watch events. This is for the event that is missed, or for what is not watched. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(60);
    /** What a user has to change may be an object without our label, and such are not watched. */
    private static final Duration LOOK_AGAIN_WHEN_BLOCKED = Duration.ofSeconds(15);

    private final Looking looking;
    private final ActionExecutor actions;
    private final Telling telling;
    private final SeenWaits waits;
    private final Recorder recorder;
    private final Metrics metrics;
    private final Alarm alarm;
    private final Set<InstanceId> distrusted = ConcurrentHashMap.newKeySet();

    Reconciler(KubernetesClient client, Watches watches, AdapterSettings settings, Recorder recorder, Metrics metrics) {
        InstantSource clock = InstantSource.system();
        this.alarm = new Alarm(clock);
        Manifests manifests = new Manifests(settings);
        this.looking = new Looking(client, watches.objects(), manifests, clock);
        this.actions = new ActionExecutor(client, manifests, clock);
        this.metrics = metrics;
        this.telling = new Telling(client, clock);
        this.waits = new SeenWaits(clock, LOOK_AGAIN);
        this.recorder = recorder.and(new StepLog());
    }

    /** The caches have missed something about that instance: the next look is a live one. */
    void distrustCache(InstanceId instance) {
        distrusted.add(instance);
    }

    /** Never throws: an error is told and retried. */
    Next reconcile(InstanceId instance) {
        return VisitLog.during(instance, () -> visit(instance));
    }

    private Next visit(InstanceId instance) {
        try {
            Optional<Next> rest = restUntil(instance);
            return rest.isPresent() ? rest.get() : bringCloser(instance);
        } catch (AdapterException e) {
            return failed(instance, e);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("unexpected error");
            looking.forget(instance);
            tellPoisoned(instance, e);
            return new Next.Failed();
        }
    }

    /** The others go on; this one says that it does not. */
    private void tellPoisoned(InstanceId instance, RuntimeException error) {
        try {
            looking.subject(instance)
                    .filter(subject -> !subject.gone())
                    .ifPresent(subject -> telling.poisoned(new ResourceContext(subject.resource()), error));
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("cannot tell of the unexpected error");
        }
    }

    /** How long there is nothing to do, as far as the caches know; empty when there is something. */
    private Optional<Next> restUntil(InstanceId instance) {
        if (distrusted.contains(instance)) {
            return Optional.empty();
        }
        Optional<Look> seen = looking.cached(instance);
        if (seen.isEmpty()) {
            forget(instance);
            return Optional.of(new Next.Rest());
        }
        Look look = seen.get();
        if (!look.gone()) {
            metrics.instances().saw(look.situation());
        }
        boolean told = look.gone() || telling.isTold(look.context(), look.plan(), look.situation());
        if (!look.plan().isEmpty()) {
            return look.gone() ? Optional.empty() : restAtWait(instance, look, told);
        }
        if (!told) {
            return Optional.empty();
        }
        looking.forget(instance);
        metrics.work().planned(PlanOutcome.NOTHING_TO_DO);
        return Optional.of(rest(look.plan()));
    }

    /** The caches show the wait that the last live look has shown, and there is nothing to tell, or not yet. */
    private Optional<Next> restAtWait(InstanceId instance, Look look, boolean told) {
        Optional<Duration> rest = waits.rest(instance, look.plan());
        Optional<Duration> silence = told
                ? rest
                : telling.held(look.context(), look.plan(), look.situation()).filter(held -> rest.isPresent());
        return silence.map(pause -> notLater(new Next.Again(pause), rest.orElse(pause)))
                .map(next -> look.plan()
                        .waitsFor()
                        .map(condition -> notLater(next, pause(condition)))
                        .orElse(next));
    }

    private Next rest(Plan plan) {
        return plan.wakeAt()
                .<Next>map(time -> new Next.Again(alarm.until(time)))
                .orElseGet(Next.Rest::new);
    }

    private Next bringCloser(InstanceId instance) {
        if (distrusted.remove(instance)) {
            looking.forget(instance);
        }
        waits.forget(instance);
        Optional<Look> found = looking.live(instance);
        if (found.isEmpty()) {
            forget(instance);
            return new Next.Rest();
        }
        Look look = found.get();
        if (look.gone()) {
            metrics.instances().forget(instance);
        } else {
            metrics.instances().sawLive(look.situation());
        }
        recorder.planned(look.situation().spec(), look.situation().snapshot(), look.plan());
        List<String> violations =
                PlanValidator.violations(look.plan(), look.situation().snapshot());
        if (!violations.isEmpty()) {
            looking.forget(instance);
            metrics.work().planned(PlanOutcome.REFUSED);
            LOG.atError()
                    .addKeyValue("violations", violations)
                    .log("the plan is refused: it would break an invariant; please report this");
            if (!look.gone()) {
                telling.refused(look.context(), look.situation(), violations);
            }
            return new Next.Failed();
        }
        Outcome outcome = execute(instance, look);
        metrics.work().planned(PlanOutcome.of(look.plan(), outcome));
        Optional<Duration> held = look.gone() ? Optional.empty() : tell(look, outcome);
        waits.saw(
                instance, outcome.stoppedAt().filter(step -> outcome.waitsFor().isPresent()));
        Next next = next(look.plan(), outcome);
        return held.<Next>map(pause -> notLater(next, pause)).orElse(next);
    }

    private static Next notLater(Next next, Duration pause) {
        return next instanceof Next.Again again && again.pause().compareTo(pause) < 0 ? next : new Next.Again(pause);
    }

    private Outcome execute(InstanceId instance, Look look) {
        var counted = new CountedActions(new Acting(look, actions), metrics.work(), VisitLog::step);
        try {
            return new PlanExecutor((action, context) -> {
                        looking.doing(instance, action);
                        counted.accept(action, context);
                    })
                    .execute(look.plan(), look.context(), looking.guard(look, recorder));
        } catch (AdapterException e) {
            metrics.work().planned(PlanOutcome.FAILED);
            if (!e.mayPass() && !look.gone()) {
                telling.stuck(look.context(), look.situation(), "StepRefused", String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    /** It is gone. */
    private void forget(InstanceId instance) {
        metrics.instances().forget(instance);
        telling.forget(instance);
        waits.forget(instance);
        looking.forget(instance);
    }

    /** The status shows the rest of the plan, as the simulator sees the cluster after what was done. */
    private Optional<Duration> tell(Look look, Outcome outcome) {
        List<Step> done = outcome.done();
        if (done.stream().anyMatch(step -> step.action() instanceof Action.RemoveFinalizer)) {
            return Optional.empty();
        }
        Look now = look.after(done.size());
        if (!done.isEmpty() && done.get(done.size() - 1).action() instanceof Action.Report) {
            telling.tellReported(now.context(), now.plan(), now.situation());
            return Optional.empty();
        }
        return telling.tell(now.context(), now.plan(), now.situation());
    }

    private Next next(Plan plan, Outcome outcome) {
        if (outcome.waitsFor().isPresent()) {
            return new Next.Again(pause(outcome.waitsFor().get()));
        }
        if (outcome.stoppedAt().isPresent() || !outcome.done().isEmpty()) {
            return new Next.Again(Duration.ZERO);
        }
        return plan.block().isPresent() ? new Next.Again(LOOK_AGAIN_WHEN_BLOCKED) : rest(plan);
    }

    private Duration pause(Condition condition) {
        if (condition instanceof Condition.TimeReached time) {
            return alarm.until(time.at());
        }
        return LOOK_AGAIN;
    }

    private Next failed(InstanceId instance, AdapterException error) {
        boolean outOfDate =
                error.code() == Code.CHANGED || error.code() == Code.CONFLICT || error.code() == Code.ALREADY_THERE;
        distrusted.add(instance);
        (outOfDate ? LOG.atDebug() : LOG.atWarn())
                .addKeyValue("code", error.code())
                .addKeyValue("cause", error.getMessage())
                .log(
                        outOfDate
                                ? "the cluster has changed meanwhile; planning again"
                                : "the cluster refuses; trying again");
        return new Next.Failed();
    }
}

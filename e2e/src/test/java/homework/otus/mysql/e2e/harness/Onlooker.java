package homework.otus.mysql.e2e.harness;

import homework.otus.mysql.k8s.AdapterException;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.planner.Planner;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at an instance again and again while an operator works that cannot be asked what it does. */
public final class Onlooker implements AutoCloseable {
    private static final long PAUSE_MILLIS = 300;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "onlooker");
        thread.setDaemon(true);
        return thread;
    });

    Onlooker(Roads roads, InstanceId instance) {
        var unused = timer.scheduleWithFixedDelay(() -> look(roads, instance), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static void look(Roads roads, InstanceId instance) {
        RecordedRoad road = roads.of(instance);
        try {
            roads.look(instance)
                    .ifPresent(world ->
                            road.observed(world, new Planner().plan(world.spec(), Optional.empty(), world.snapshot())));
        } catch (AdapterException e) {
            road.missed(e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

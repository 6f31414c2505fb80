package homework.otus.mysql.operator.queue;

import java.time.Duration;

/** Is told of the work of a {@link KeyedQueue}, by the worker that does it; it must be quick and must not throw. */
public interface QueueObserver {
    QueueObserver NONE = new QueueObserver() {
        @Override
        public void begun(Duration waited) {}

        @Override
        public void ended(KeyedQueue.Next next, Duration took) {}
    };

    /** A worker has taken a key that has waited that long. */
    void begun(Duration waited);

    /** A piece of work has ended with {@code next}. */
    void ended(KeyedQueue.Next next, Duration took);
}

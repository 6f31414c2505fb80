package homework.otus.mysql.model;

import java.time.Instant;

/** What a plan waits for. */
public sealed interface Condition {
    /** Hands this condition to the case of its type. */
    <R> R match(Cases<R> cases);

    /** A pod of the workload is ready: its server accepts connections over TCP. */
    record ServerAccepts() implements Condition {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /** The Job is complete or failed. */
    record JobFinished(ObjectRole job) implements Condition {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /** The object is gone from the API server. */
    record Gone(ObjectRole role) implements Condition {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /** No pod of the workload is left, so that nothing has the data directory open. */
    record PodsGone() implements Condition {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /** The time has come. */
    record TimeReached(Instant at) implements Condition {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /** There is a node that takes pods. */
    record NodeThere() implements Condition {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /** The cluster's volume controller knows the volume. */
    record VolumeRecognised(Storage storage) implements Condition {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /** The claim is bound to its volume. */
    record ClaimBound(Storage storage) implements Condition {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /** The claim has as much as it asks for. */
    record ClaimExpanded(Storage storage) implements Condition {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /** One method for each condition. */
    interface Cases<R> {
        R on(ServerAccepts condition);

        R on(JobFinished condition);

        R on(Gone condition);

        R on(PodsGone condition);

        R on(TimeReached condition);

        R on(NodeThere condition);

        R on(VolumeRecognised condition);

        R on(ClaimBound condition);

        R on(ClaimExpanded condition);
    }
}

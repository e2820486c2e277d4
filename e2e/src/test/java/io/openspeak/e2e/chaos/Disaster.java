package io.openspeak.e2e.chaos;

import java.time.Duration;

/** Something that befalls the installation, and for how long. */
sealed interface Disaster {

    Duration length();

    /** A pod is killed (-9) and started again. */
    record KilledPod(int pod, Duration length) implements Disaster {}

    /** A pod is asked to end (SIGTERM), as for an update, and starts again once it has. */
    record UpdatedPod(int pod) implements Disaster {
        @Override
        public Duration length() {
            return Duration.ZERO;
        }
    }

    /** A pod is stopped (SIGSTOP) for longer than its lease and goes on. */
    record StoppedPod(int pod, Duration length) implements Disaster {}

    /** Redis is killed (-9) and started again from its append-only file. */
    record RestartedRedis(Duration length) implements Disaster {}

    /** Redis is killed and comes back empty. */
    record ReplacedRedis(Duration length) implements Disaster {}

    /** Redis loses its data under open connections. */
    record EmptiedRedis() implements Disaster {
        @Override
        public Duration length() {
            return Duration.ZERO;
        }
    }

    /** Some connections to a pod are reset. */
    record ResetConnections(int pod, double share) implements Disaster {
        @Override
        public Duration length() {
            return Duration.ZERO;
        }
    }

    /** Nothing comes through to a pod or from it, and no end is told. */
    record SilentConnections(int pod, Duration length) implements Disaster {}
}

package io.openspeak.client.call;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractStub;
import io.openspeak.client.failure.OpenSpeakException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Single calls, each with a deadline; those that may be repeated are, at the next pod, while one is unavailable. */
public final class UnaryCalls<S extends AbstractStub<S>> {

    private static final int MOST_ATTEMPTS = 4;

    private final List<S> pods;
    private final AtomicInteger place = new AtomicInteger();
    private final Duration deadline;
    private final Backoff backoff;

    /** {@code pods}: a stub for each pod that answers alike. */
    public UnaryCalls(List<S> pods, Duration deadline, Backoff backoff) {
        this.pods = List.copyOf(pods);
        this.deadline = deadline;
        this.backoff = backoff;
    }

    /** For calls whose repetition would be a second act. */
    public <R> R once(Function<S, R> call) {
        S pod = pods.get(Math.floorMod(place.get(), pods.size()));
        try {
            return call.apply(pod.withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS));
        } catch (StatusRuntimeException e) {
            throw OpenSpeakException.of(e);
        }
    }

    /** A pod that is cut ends what is under way as cancelled; nobody here cancels these calls but an interrupt. */
    private static boolean mayWorkElsewhere(OpenSpeakException failure) {
        return failure.retryable() || failure.code() == Status.Code.CANCELLED;
    }

    /** For reads, and for commands that carry a command id. */
    public <R> R repeatable(Function<S, R> call) {
        for (int failures = 1; ; failures++) {
            try {
                return once(call);
            } catch (OpenSpeakException e) {
                if (!mayWorkElsewhere(e)
                        || failures >= MOST_ATTEMPTS
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                place.incrementAndGet();
                // Nothing to await: only time makes the next attempt more likely to succeed.
                LockSupport.parkNanos(
                        backoff.before(failures, ThreadLocalRandom.current().nextDouble())
                                .toNanos());
            }
        }
    }
}

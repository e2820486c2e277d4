package io.openspeak.voice.routing.domain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The rules that a frame of one connection must pass before anybody hears it. */
public final class Ingress {

    private final Limits limits;
    private final RateLimit rate;
    private final AgeEstimate ages = new AgeEstimate();
    private long age;

    /**
     * What a frame may be.
     *
     * @param maxAge longest time under way
     * @param maxOpusBytes largest packet
     * @param maxFramesPerSecond most frames a second
     */
    public record Limits(Duration maxAge, int maxOpusBytes, int maxFramesPerSecond) {}

    public Ingress(Limits limits, long now) {
        this.limits = limits;
        rate = new RateLimit(limits.maxFramesPerSecond(), now);
    }

    /**
     * Why a frame is not forwarded; null: it is.
     *
     * @param seat of the connection in the frame's channel; null: none
     */
    public @Nullable Rejection check(@Nullable Seat seat, int opusBytes, long capturedAt, long now) {
        age = 0;
        if (!rate.take(now)) {
            return Rejection.RATE_LIMITED;
        }
        if (opusBytes < 1 || opusBytes > limits.maxOpusBytes()) {
            return Rejection.BAD_SIZE;
        }
        if (seat == null) {
            return Rejection.NOT_A_MEMBER;
        }
        // Before the standing: somebody who unmutes has a good estimate at once.
        age = ages.age(now, capturedAt);
        Rejection silencedBy = seat.silencedBy();
        if (silencedBy != null) {
            return silencedBy;
        }
        return age > limits.maxAge().toMillis() ? Rejection.TOO_OLD : null;
    }

    /** How long the frame that was checked last was under way, milliseconds; 0 if it says nothing. */
    public long age() {
        return age;
    }

    /** True if a frame that needs no seat is within size and rate. */
    public boolean fits(int opusBytes, long now) {
        return rate.take(now) && opusBytes >= 1 && opusBytes <= limits.maxOpusBytes();
    }
}

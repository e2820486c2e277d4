package io.openspeak.platform.failures;

import java.time.Duration;
import java.util.Optional;

/** A request that was refused for what it is or who sent it; its message goes to the caller as it stands. */
public final class Refusal extends Failure {

    private final String told;
    private final Optional<Duration> retryAfter;

    public Refusal(Reason reason, String message) {
        this(reason, message, Optional.empty());
    }

    private Refusal(Reason reason, String message, Optional<Duration> retryAfter) {
        super(reason, message);
        told = message;
        this.retryAfter = retryAfter;
    }

    @Override
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    @Override
    public String toldMessage() {
        return told;
    }

    /** A request that breaks a rule: the message names the bad value and the expected one. */
    public static Refusal invalid(String message) {
        return new Refusal(Reason.INVALID_REQUEST, message);
    }

    /** A request too many: the message says of what; another will be looked at after that time. */
    public static Refusal limited(String message, Duration retryAfter) {
        return new Refusal(Reason.RATE_LIMITED, message, Optional.of(retryAfter));
    }

    /** A request that comes while there is too much to do already; another will be looked at after that time. */
    public static Refusal overloaded(Duration retryAfter) {
        return new Refusal(
                Reason.OVERLOADED,
                "This pod has more to do than it gets done; come back in " + retryAfter.toSeconds() + " s.",
                Optional.of(retryAfter));
    }
}

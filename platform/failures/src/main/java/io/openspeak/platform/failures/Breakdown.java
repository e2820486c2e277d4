package io.openspeak.platform.failures;

/** A fault on our side; its cause is logged with the trace id and never sent. */
public final class Breakdown extends Failure {

    public Breakdown(Reason reason, Throwable cause) {
        super(reason, reason.wireName(), cause);
    }

    @Override
    public String toldMessage() {
        return reason() == Reason.UNAVAILABLE
                ? "A part of the service can't be reached just now; try again in a moment."
                : "Something went wrong on our side; the operator finds it in the log by the trace id.";
    }
}

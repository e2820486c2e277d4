package io.openspeak.channel.model;

/** An act that the model refuses. */
final class ModelRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /** @param reason as clients are told it */
    ModelRefusal(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}

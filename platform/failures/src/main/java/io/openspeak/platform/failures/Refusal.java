package io.openspeak.platform.failures;

/** A request that was refused for what it is or who sent it; its message goes to the caller as it stands. */
public final class Refusal extends Failure {

    private final String told;

    public Refusal(Reason reason, String message) {
        super(reason, message);
        told = message;
    }

    @Override
    public String toldMessage() {
        return told;
    }

    /** A request that breaks a rule: the message names the bad value and the expected one. */
    public static Refusal invalid(String message) {
        return new Refusal(Reason.INVALID_REQUEST, message);
    }
}

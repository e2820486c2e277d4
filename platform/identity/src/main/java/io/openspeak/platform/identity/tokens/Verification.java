package io.openspeak.platform.identity.tokens;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;

/** What became of a token that was looked at. */
public sealed interface Verification {

    /**
     * It counts.
     *
     * @param caller whom it stands for
     */
    record Accepted(Caller caller) implements Verification {}

    /**
     * It does not.
     *
     * @param flaw what is wrong with it, for machines
     * @param why the same for people; never quotes the token
     */
    record Rejected(Flaw flaw, String why) implements Verification {}

    /** What can be wrong with a token. */
    enum Flaw {
        /** Not a token, or one whose claims can't be used. */
        MALFORMED,
        /** Of an issuer or for an audience that is not ours, or not an access token. */
        FOREIGN,
        /** Names a key that its issuer is not known to have; looking for it may help. */
        UNKNOWN_KEY,
        /** Not signed by its issuer, or not as its issuer signs. */
        FORGED,
        /** Ended, or not yet begun. */
        EXPIRED,
        /** Taken back. */
        REVOKED
    }

    /** True if another look at the issuer's keys may change it. */
    default boolean mayChange() {
        return this instanceof Rejected rejected && rejected.flaw() == Flaw.UNKNOWN_KEY;
    }

    /** The caller, or a {@link Reason#UNAUTHORIZED} that says why there is none. */
    default Caller orRefuse() {
        return switch (this) {
            case Accepted accepted -> accepted.caller();
            case Rejected rejected ->
                throw new Refusal(
                        Reason.UNAUTHORIZED,
                        "The access token is not accepted: " + rejected.why() + ". Sign in again.");
        };
    }
}

package io.openspeak.platform.identity.tokens;

import io.openspeak.platform.identity.tokens.Verification.Flaw;

/** Ends the check of a token. */
final class TokenRejected extends Exception {

    private static final long serialVersionUID = 1L;

    private final Flaw flaw;

    TokenRejected(Flaw flaw, String why) {
        super(why, null, false, false);
        this.flaw = flaw;
    }

    Verification.Rejected verification() {
        return new Verification.Rejected(flaw, String.valueOf(getMessage()));
    }
}

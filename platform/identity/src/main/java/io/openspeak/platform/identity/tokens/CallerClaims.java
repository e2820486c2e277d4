package io.openspeak.platform.identity.tokens;

import io.openspeak.platform.identity.Caller;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

/** How the claims of an issuer's tokens tell of the caller. */
interface CallerClaims {

    /** The caller that verified claims stand for. */
    Caller caller(JwtClaims claims) throws MalformedClaimException, TokenRejected;
}

package io.openspeak.auth.crypto;

import io.openspeak.auth.domain.FamilyId;
import io.openspeak.auth.domain.Person;
import io.openspeak.auth.domain.TokenVerdict;
import io.openspeak.auth.domain.TokenVerdict.Flaw;
import io.openspeak.platform.identity.AccessClaims;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.Ids;
import io.openspeak.platform.identity.tokens.TokenVerifier;
import io.openspeak.platform.identity.tokens.Verification;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Says what a token is worth to those who ask: exactly what it is worth to the verifier that lets requests in. */
final class TokenJudge {

    private final TokenVerifier verifier;

    TokenJudge(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    Uni<TokenVerdict> judge(String token) {
        return verifier.checkPatiently(token).map(TokenJudge::verdict);
    }

    private static TokenVerdict verdict(Verification verification) {
        return switch (verification) {
            case Verification.Accepted accepted -> valid(accepted.caller());
            case Verification.Rejected rejected -> new TokenVerdict.Invalid(flaw(rejected.flaw()));
        };
    }

    private static Flaw flaw(Verification.Flaw flaw) {
        return switch (flaw) {
            case MALFORMED -> Flaw.MALFORMED;
            case FOREIGN, UNKNOWN_KEY -> Flaw.FOREIGN;
            case FORGED -> Flaw.FORGED;
            case EXPIRED -> Flaw.EXPIRED;
            case REVOKED -> Flaw.REVOKED;
        };
    }

    private static TokenVerdict valid(Caller caller) {
        AccessClaims claims = caller.claims();
        return new TokenVerdict.Valid(
                claims.tokenId(),
                "",
                new Person(caller.user(), caller.name(), caller.roles()),
                Optional.of(claims.familyId()).filter(Ids::valid).map(FamilyId::new),
                claims.scopes(),
                claims.issuedAt(),
                Optional.of(claims.expiresAt()),
                Optional.empty());
    }
}

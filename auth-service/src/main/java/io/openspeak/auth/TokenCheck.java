package io.openspeak.auth;

import io.openspeak.auth.domain.PreSharedToken;
import io.openspeak.auth.domain.TokenVerdict;
import io.openspeak.auth.domain.TokenVerdict.Flaw;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Says what any token that we accept is worth: an access token or a pre-shared one. */
@ApplicationScoped
public class TokenCheck {

    private final AccessTokens accessTokens;
    private final PreSharedTokens preShared;
    private final Clock clock;

    public TokenCheck(AccessTokens accessTokens, PreSharedTokens preShared, Clock clock) {
        this.accessTokens = accessTokens;
        this.preShared = preShared;
        this.clock = clock;
    }

    /** What it is worth now. */
    public TokenVerdict check(String token) {
        Optional<PreSharedToken> entry = preShared.find(token);
        return entry.isPresent() ? verdict(entry.get()) : accessTokens.judge(token);
    }

    private TokenVerdict verdict(PreSharedToken entry) {
        return entry.validAt(clock.instant())
                ? new TokenVerdict.Valid(
                        "",
                        entry.name(),
                        entry.person(),
                        Instant.EPOCH,
                        entry.expiresAt().orElse(Instant.MAX))
                : new TokenVerdict.Invalid(Flaw.EXPIRED);
    }
}

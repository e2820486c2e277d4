package io.openspeak.auth.redis;

import io.openspeak.auth.AuthSettings;
import io.openspeak.auth.domain.Revocation;
import io.openspeak.auth.domain.Revocation.Subject;
import io.openspeak.platform.identity.IdentitySettings;
import io.openspeak.platform.identity.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What a script needs to sign a user out everywhere with {@code end_sign_ins} (lua/end_sign_ins.lua). */
@ApplicationScoped
public class SignOut {

    private final Duration longestTokenLife;

    /** Users may hold tokens of external issuers too, which live longer than ours. */
    public SignOut(AuthSettings settings, IdentitySettings identity) {
        longestTokenLife = Stream.concat(
                        Stream.of(settings.accessTokenTtl()),
                        identity.issuers().values().stream().map(IdentitySettings.ExternalIssuer::maxTokenLife))
                .max(Duration::compareTo)
                .orElseThrow();
    }

    /**
     * Arguments in the order of {@code end_sign_ins}.
     *
     * @param until tokens issued until then are revoked
     */
    List<Object> arguments(UserId user, Instant until, String reason, Instant at) {
        return RevocationAppend.arguments(
                Revocation.of(new Subject.OfUser(user), until, until.plus(longestTokenLife), reason), at);
    }
}

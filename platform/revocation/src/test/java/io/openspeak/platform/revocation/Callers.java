package io.openspeak.platform.revocation;

import io.openspeak.platform.identity.AccessClaims;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.TokenScopes;
import io.openspeak.platform.identity.UserId;
import java.time.Instant;
import java.util.Set;

/** Callers with tokens of any sort. */
final class Callers {

    private Callers() {}

    static Caller of(String user, String family, String token, long issuedAt) {
        return new Caller(
                new UserId(user),
                user,
                Set.of(Role.MEMBER),
                new AccessClaims(
                        "openspeak",
                        token,
                        family,
                        Instant.ofEpochMilli(issuedAt),
                        Instant.ofEpochMilli(issuedAt + 900_000),
                        TokenScopes.ALL,
                        "",
                        ""));
    }
}

package io.openspeak.channel;

import io.openspeak.platform.identity.AccessClaims;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.TokenScopes;
import io.openspeak.platform.identity.UserId;
import java.time.Instant;
import java.util.Set;

/** Callers as tests need them, with tokens that never end. */
public final class TestCallers {

    private static final AccessClaims CLAIMS =
            new AccessClaims("openspeak", "", "", Instant.EPOCH, Instant.MAX, TokenScopes.ALL, "", "");

    private TestCallers() {}

    /** Somebody with those roles; without any: a member. */
    public static Caller of(UserId user, Role... roles) {
        return new Caller(user, user.value(), roles.length == 0 ? Set.of(Role.MEMBER) : Set.of(roles), CLAIMS);
    }
}

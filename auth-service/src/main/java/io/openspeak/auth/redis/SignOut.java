package io.openspeak.auth.redis;

import io.openspeak.auth.domain.Revocation;
import io.openspeak.auth.domain.Revocation.Subject;
import io.openspeak.platform.identity.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a script needs to sign a user out everywhere with {@code end_sign_ins} (lua/end_sign_ins.lua). */
record SignOut(Duration accessTokenTtl) {

    /** Arguments in the order of {@code end_sign_ins}. */
    List<Object> arguments(UserId user, Instant now, String reason) {
        return RevocationAppend.arguments(
                Revocation.of(new Subject.OfUser(user), now, now.plus(accessTokenTtl), reason), now);
    }
}

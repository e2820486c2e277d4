package io.openspeak.auth.redis;

import io.openspeak.auth.domain.Revocation;
import io.openspeak.auth.domain.Revocation.Subject;
import io.openspeak.auth.domain.TokenLives;
import io.openspeak.platform.identity.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** What a script needs to sign a user out everywhere with {@code end_sign_ins} (lua/end_sign_ins.lua). */
@ApplicationScoped
public class SignOut {

    private final TokenLives lives;

    public SignOut(TokenLives lives) {
        this.lives = lives;
    }

    /**
     * Arguments in the order of {@code end_sign_ins}.
     *
     * @param until tokens issued until then are revoked
     */
    List<Object> arguments(UserId user, Instant until, String reason, Instant at) {
        return RevocationAppend.arguments(
                Revocation.of(new Subject.OfUser(user), until, until.plus(lives.longest()), reason), at);
    }
}

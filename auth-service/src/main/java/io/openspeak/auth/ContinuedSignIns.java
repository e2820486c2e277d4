package io.openspeak.auth;

import io.openspeak.auth.domain.Device;
import io.openspeak.auth.domain.FamilyId;
import io.openspeak.auth.domain.Grant;
import io.openspeak.auth.domain.IssuedRefreshToken;
import io.openspeak.auth.domain.Person;
import io.openspeak.auth.domain.RefreshToken;
import io.openspeak.auth.domain.Renewal;
import io.openspeak.auth.domain.SignedIn;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.TokenScopes;
import io.openspeak.platform.redis.log.LogPosition;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Sign-ins that go on by refresh tokens, until they are left unused, signed out or revoked. */
@ApplicationScoped
public class ContinuedSignIns {

    private static final int FAMILY_BYTES = 16;
    private static final int SALT_BYTES = 32;

    private final RefreshFamilies families;
    private final AccessTokens accessTokens;
    private final RandomSecrets random;
    private final Clock clock;

    public ContinuedSignIns(
            RefreshFamilies families, AccessTokens accessTokens, RandomSecrets random, Clock clock) {
        this.families = families;
        this.accessTokens = accessTokens;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Tokens for somebody who has proved who it is; empty if the account changed while that was checked.
     *
     * @param since when the check began
     */
    public Uni<Optional<SignedIn>> start(Person person, Device device, Instant since) {
        RefreshToken first = new RefreshToken(
                person.user(),
                new FamilyId(random.hex(FAMILY_BYTES)),
                random.text(RefreshToken.PROOF_BYTES),
                random.text(RefreshToken.SECRET_BYTES));
        return families.start(first, device, since)
                .map(end -> end.map(expiresAt ->
                        signedIn(person, device, since, new IssuedRefreshToken(first, expiresAt))));
    }

    /** A fresh pair for a refresh token, with the account's roles and name as they are now. */
    public Uni<SignedIn> renew(String text) {
        return Uni.createFrom().deferred(() -> {
            RefreshToken presented = RefreshToken.parse(text).orElseThrow(ContinuedSignIns::ended);
            Instant now = now();
            return families.renew(presented, random.text(SALT_BYTES), now)
                    .map(renewal -> signedIn(presented, renewal, now));
        });
    }

    /** Ends the sign-in that the caller's token goes back to. */
    public Uni<LogPosition> end(Caller caller) {
        String family = caller.claims().familyId();
        if (family.isEmpty()) {
            throw Refusal.invalid("Your token belongs to no sign-in of ours (claim 'family'); it ends at "
                    + caller.expiresAt() + ".");
        }
        return families.end(caller.user(), new FamilyId(family), now());
    }

    /** Ends all sign-ins of the caller or of the user that it names; API tokens stay. */
    public Uni<LogPosition> endAll(Caller caller, String userId, String reason) {
        return families.endAll(WhoseTokens.named(caller, userId), reason, now());
    }

    private SignedIn signedIn(RefreshToken presented, Renewal renewal, Instant now) {
        return switch (renewal) {
            case Renewal.Renewed renewed ->
                signedIn(
                        renewed.person(),
                        renewed.device(),
                        now,
                        new IssuedRefreshToken(presented.successor(renewed.salt()), renewed.expiresAt()));
            case Renewal.Ended() -> throw ended();
            case Renewal.Reused() ->
                throw new Refusal(
                        Reason.TOKEN_REUSED,
                        "The refresh token was used before, so this sign-in may be in other hands and has ended. Sign in again.");
            case Renewal.Disabled() ->
                throw new Refusal(Reason.ACCOUNT_DISABLED, "This account is disabled; ask an administrator.");
        };
    }

    private SignedIn signedIn(Person person, Device device, Instant at, IssuedRefreshToken refresh) {
        Grant grant =
                new Grant(person, device, refresh.token().family(), TokenScopes.ALL, at, Optional.of(refresh.expiresAt()));
        return new SignedIn(person, accessTokens.issue(grant), Optional.of(refresh));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Refusal ended() {
        return new Refusal(Reason.UNAUTHORIZED, "The refresh token is not known or has ended. Sign in again.");
    }
}

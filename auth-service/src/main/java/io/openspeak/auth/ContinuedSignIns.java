package io.openspeak.auth;

import io.openspeak.auth.domain.AuditAction;
import io.openspeak.auth.domain.AuditEntry;
import io.openspeak.auth.domain.Device;
import io.openspeak.auth.domain.FamilyId;
import io.openspeak.auth.domain.Grant;
import io.openspeak.auth.domain.IssuedRefreshToken;
import io.openspeak.auth.domain.Origin;
import io.openspeak.auth.domain.Person;
import io.openspeak.auth.domain.RefreshToken;
import io.openspeak.auth.domain.Renewal;
import io.openspeak.auth.domain.SignedIn;
import io.openspeak.auth.domain.StoredAccount;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.TokenScopes;
import io.openspeak.platform.identity.UserId;
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
    private final AccountStore accounts;
    private final AccessTokens accessTokens;
    private final RandomSecrets random;
    private final Clock clock;

    public ContinuedSignIns(
            RefreshFamilies families,
            AccountStore accounts,
            AccessTokens accessTokens,
            RandomSecrets random,
            Clock clock) {
        this.families = families;
        this.accounts = accounts;
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
                .map(end -> end.map(
                        expiresAt -> signedIn(person, device, since, new IssuedRefreshToken(first, expiresAt))));
    }

    /** A fresh pair for a refresh token, with the account's roles and name as they are now. */
    public Uni<SignedIn> renew(String text, Origin origin) {
        return Uni.createFrom().deferred(() -> {
            RefreshToken presented = RefreshToken.parse(text).orElseThrow(ContinuedSignIns::ended);
            Instant now = now();
            String owner = presented.user().value();
            AuditEntry reuse =
                    AuditEntry.refused(now, "", AuditAction.REFRESH, owner, Reason.TOKEN_REUSED.wireName(), origin);
            return families.renew(presented, random.text(SALT_BYTES), now, reuse)
                    .map(ContinuedSignIns::renewed)
                    .chain(renewed -> signedIn(presented, renewed, now));
        });
    }

    /** Ends the sign-in that the caller's token goes back to. */
    public Uni<LogPosition> end(Caller caller, Origin origin) {
        String family = caller.claims().familyId();
        if (family.isEmpty()) {
            throw Refusal.invalid("Your token belongs to no sign-in of ours (claim 'family'); it ends at "
                    + caller.expiresAt() + ".");
        }
        String user = caller.user().value();
        return families.end(
                caller.user(),
                new FamilyId(family),
                caller.claims().issuer(),
                reaching(caller),
                AuditEntry.done(now(), user, AuditAction.LOGOUT, user, origin));
    }

    /** Ends all sign-ins of the caller or of the user that it names; API tokens stay. */
    public Uni<LogPosition> endAll(Caller caller, Origin origin, String userId, String reason) {
        UserId user = WhoseTokens.named(caller, userId);
        return families.endAll(
                user,
                reason,
                user.equals(caller.user()) ? reaching(caller) : now(),
                AuditEntry.done(now(), caller.user().value(), AuditAction.SIGN_INS_REVOKED, user.value(), origin));
    }

    private Uni<SignedIn> signedIn(RefreshToken presented, Renewal.Renewed renewed, Instant now) {
        IssuedRefreshToken next = new IssuedRefreshToken(presented.successor(renewed.salt()), renewed.expiresAt());
        return accounts.find(presented.user())
                .map(found -> found.map(StoredAccount::account).orElseThrow(ContinuedSignIns::ended))
                .map(account -> signedIn(account.person(), renewed.device(), now, next));
    }

    private static Renewal.Renewed renewed(Renewal renewal) {
        return switch (renewal) {
            case Renewal.Renewed renewed -> renewed;
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
        Grant grant = new Grant(
                person, device, refresh.token().family(), TokenScopes.ALL, at, Optional.of(refresh.expiresAt()));
        return new SignedIn(person, accessTokens.issue(grant), Optional.of(refresh));
    }

    /** Now, or a little later if the pod that issued the caller's token has a clock ahead of ours. */
    private Instant reaching(Caller caller) {
        Instant now = now();
        Instant issued = caller.claims().issuedAt();
        return issued.isAfter(now) ? issued : now;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Refusal ended() {
        return new Refusal(Reason.UNAUTHORIZED, "The refresh token is not known or has ended. Sign in again.");
    }
}

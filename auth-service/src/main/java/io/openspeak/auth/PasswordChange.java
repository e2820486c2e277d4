package io.openspeak.auth;

import io.openspeak.auth.domain.Actor;
import io.openspeak.auth.domain.AuditAction;
import io.openspeak.auth.domain.AuditEntry;
import io.openspeak.auth.domain.PreSharedToken;
import io.openspeak.auth.domain.StoredAccount;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.IdentitySettings;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Changes passwords: one's own with the old one, anybody's for administrators. */
@ApplicationScoped
public class PasswordChange {

    private final AccountStore accounts;
    private final PasswordStore store;
    private final PasswordProof proof;
    private final NewPasswords passwords;
    private final AttemptGuard guard;
    private final String ourIssuer;
    private final Clock clock;

    public PasswordChange(
            AccountStore accounts,
            PasswordStore store,
            PasswordProof proof,
            NewPasswords passwords,
            AttemptGuard guard,
            IdentitySettings identity,
            Clock clock) {
        this.accounts = accounts;
        this.store = store;
        this.proof = proof;
        this.passwords = passwords;
        this.guard = guard;
        ourIssuer = identity.issuer();
        this.clock = clock;
    }

    /**
     * Sets a password and ends all sign-ins of its user, the caller's own too: it signs in with the new one.
     *
     * @param user whose; empty: the caller's
     * @param old the old one; needed for one's own, unless the account waits for one after a one-time password was spent
     */
    public Uni<LogPosition> change(Caller caller, Actor actor, String user, String old, String fresh) {
        UserId owner = WhoseTokens.named(caller, user);
        Uni<StoredAccount> allowed = caller.user().equals(owner)
                ? find(owner).chain(account -> ownedBy(caller, actor, account, old))
                : find(owner);
        return allowed.chain(seen -> passwords.hash(fresh).chain(hash -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            AuditEntry entry =
                    AuditEntry.done(now, actor.user(), AuditAction.PASSWORD_SET, owner.value(), actor.origin());
            return store.set(seen, hash, now, entry).map(set -> set.orElseThrow(() -> changedMeanwhile(owner)));
        }));
    }

    private Uni<StoredAccount> find(UserId owner) {
        return accounts.find(owner).map(found -> found.orElseThrow(() -> Accounts.notFound(owner)));
    }

    private Uni<StoredAccount> ownedBy(Caller caller, Actor actor, StoredAccount account, String old) {
        if (account.passwordNeeded() && signedInHere(caller, account)) {
            return Uni.createFrom().item(account);
        }
        if (account.password().isEmpty()) {
            throw new Refusal(Reason.FORBIDDEN, "This account has no password; an administrator may give it one.");
        }
        return guard.byName(
                account.account().user().value(),
                actor.origin(),
                () -> proof.prove(account.account().user().value(), old));
    }

    /** Only the sign-in that spent the one-time password can have given such a token. */
    private boolean signedInHere(Caller caller, StoredAccount account) {
        return caller.claims().issuer().equals(ourIssuer)
                && caller.claims().scopes().limitedTo().isEmpty()
                && !PreSharedToken.isFamily(caller.claims().familyId())
                && caller.claims().issuedAt().isAfter(account.passwordAt());
    }

    private static Refusal changedMeanwhile(UserId owner) {
        return Refusal.limited(
                "The account '" + owner + "' was changed by somebody else just now; try again.", Duration.ofSeconds(1));
    }
}

package io.openspeak.auth;

import io.openspeak.auth.domain.Attempt;
import io.openspeak.auth.domain.AuditAction;
import io.openspeak.auth.domain.AuditEntry;
import io.openspeak.auth.domain.Device;
import io.openspeak.auth.domain.Origin;
import io.openspeak.auth.domain.SignedIn;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.identity.Ids;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Sign-ins and their continuations as attempts: slowed down where they fail too often, and written down. */
@ApplicationScoped
public class WatchedSignIn {

    private final SignIn signIn;
    private final ContinuedSignIns continued;
    private final PreSharedTokens preShared;
    private final AccountStore accounts;
    private final AttemptGuard guard;
    private final AttemptStore attempts;
    private final Audit audit;
    private final Clock clock;

    public WatchedSignIn(
            SignIn signIn,
            ContinuedSignIns continued,
            PreSharedTokens preShared,
            AccountStore accounts,
            AttemptGuard guard,
            AttemptStore attempts,
            Audit audit,
            Clock clock) {
        this.signIn = signIn;
        this.continued = continued;
        this.preShared = preShared;
        this.accounts = accounts;
        this.guard = guard;
        this.attempts = attempts;
        this.audit = audit;
        this.clock = clock;
    }

    /** By name and password. */
    public Uni<SignedIn> withPassword(String name, String password, Device device, Origin origin) {
        return guard.byName(name, origin, () -> signIn.withPassword(name, password, device))
                .call(done -> noteSignIn(done, AttemptGuard.attempt(name, origin)))
                .invoke(done -> noteDone(AuditAction.LOGIN, done, origin))
                .onFailure()
                .invoke(failure -> noteRefusedByName(name, failure, origin));
    }

    /** By a token. Who holds one of the tokens file is let in without a look at the store: services need it when it is away. */
    public Uni<SignedIn> withToken(String token, Device device, Origin origin) {
        Uni<SignedIn> attempt = preShared.find(token).isPresent()
                ? Uni.createFrom().deferred(() -> signIn.withToken(token, device))
                : guard.byAddress(origin, () -> signIn.withToken(token, device));
        // Where a program runs says nothing about where its owner types the password.
        return attempt.call(done ->
                        noteSignIn(done, new Attempt(done.person().user().value(), "", "")))
                .invoke(done -> noteDone(AuditAction.LOGIN, done, origin))
                .onFailure()
                .invoke(failure -> noteRefused(AuditAction.LOGIN, AuditEntry.UNKNOWN, failure, origin));
    }

    /** By a refresh token. */
    public Uni<SignedIn> renew(String refreshToken, Origin origin) {
        return guard.byAddress(origin, () -> continued.renew(refreshToken, origin))
                .invoke(done -> noteDone(AuditAction.REFRESH, done, origin))
                // The script that ends a family because of a reused token writes that down itself.
                .onFailure(failure -> Failure.of(failure).reason() != Reason.TOKEN_REUSED)
                .invoke(failure -> noteRefused(AuditAction.REFRESH, AuditEntry.UNKNOWN, failure, origin));
    }

    /** Who has signed in has signed in, noted or not. */
    private Uni<Void> noteSignIn(SignedIn done, Attempt from) {
        return done.person().roles().contains(Role.SERVICE)
                ? Uni.createFrom().voidItem()
                : attempts.signedIn(done.person().user(), from, clock.instant())
                        .onFailure()
                        .recoverWithNull();
    }

    private void noteDone(AuditAction action, SignedIn done, Origin origin) {
        String user = done.person().user().value();
        audit.note(AuditEntry.done(clock.instant(), user, action, user, origin));
    }

    /** Only names of accounts are written down. That is found out after the answer, whose time would tell it otherwise. */
    private void noteRefusedByName(String name, Throwable failure, Origin origin) {
        Instant at = clock.instant();
        String reason = reason(failure);
        Uni<Boolean> known = Ids.valid(name)
                ? accounts.find(new UserId(name)).map(Optional::isPresent)
                : Uni.createFrom().item(false);
        known.onFailure()
                .recoverWithItem(false)
                .subscribe()
                .with(isAccount -> audit.note(AuditEntry.refused(
                        at, "", AuditAction.LOGIN, isAccount ? name : AuditEntry.UNKNOWN, reason, origin)));
    }

    private void noteRefused(AuditAction action, String target, Throwable failure, Origin origin) {
        audit.note(AuditEntry.refused(clock.instant(), "", action, target, reason(failure), origin));
    }

    private static String reason(Throwable failure) {
        return Failure.of(failure).reason().wireName();
    }
}

package io.openspeak.auth;

import io.openspeak.auth.domain.Account;
import io.openspeak.auth.domain.AuditAction;
import io.openspeak.auth.domain.AuditEntry;
import io.openspeak.auth.domain.Origin;
import io.openspeak.auth.domain.PasswordHash;
import io.openspeak.auth.domain.StoredAccount;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the first administrator, once for all pods, with a one-time password that is printed once and nowhere kept. As long as no
 * lasting one was set, a pod that starts later makes and prints another one.
 */
@ApplicationScoped
public class FirstAdmin {

    private static final System.Logger LOG = System.getLogger(FirstAdmin.class.getName());

    private static final Duration TRY_AGAIN_EVERY = Duration.ofSeconds(1);

    /** Pods that start together must not replace each other's password. */
    static final Duration LEFT_ALONE = Duration.ofMinutes(5);

    private final AccountStore accounts;
    private final PasswordStore passwords;
    private final Administrators administrators;
    private final NewPasswords fresh;
    private final Optional<String> id;
    private final Clock clock;
    private final PrintStream console;

    @Inject
    public FirstAdmin(
            AccountStore accounts,
            PasswordStore passwords,
            Administrators administrators,
            NewPasswords fresh,
            AuthSettings settings,
            Clock clock) {
        this(accounts, passwords, administrators, fresh, settings.firstAdmin(), clock, System.out);
    }

    FirstAdmin(
            AccountStore accounts,
            PasswordStore passwords,
            Administrators administrators,
            NewPasswords fresh,
            Optional<String> id,
            Clock clock,
            PrintStream console) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.administrators = administrators;
        this.fresh = fresh;
        this.id = id;
        this.clock = clock;
        this.console = console;
    }

    void start(@Observes StartupEvent starting) {
        make().onFailure()
                .invoke(cause -> LOG.log(Level.INFO, "first_admin_waits cause={0}", String.valueOf(cause.getMessage())))
                .onFailure()
                .retry()
                .withBackOff(TRY_AGAIN_EVERY, TRY_AGAIN_EVERY)
                .indefinitely()
                .subscribe()
                .with(done -> {}, failure -> LOG.log(Level.ERROR, "first_admin_failed", failure));
    }

    /** Makes it if there is no administrator, or gives it another one-time password if it has none that lasts. */
    Uni<Void> make() {
        return id.filter(name -> !name.isBlank())
                .map(UserId::new)
                .map(user -> accounts.find(user)
                        .chain(found -> found.map(this::renew).orElseGet(() -> create(user))))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> create(UserId user) {
        return administrators.any().chain(any -> any ? Uni.createFrom().voidItem() : createFirst(user));
    }

    private Uni<Void> createFirst(UserId user) {
        String secret = fresh.generate();
        Account account = new Account(user, user.value(), Set.of(Role.ADMIN), false, now());
        return fresh.hash(secret)
                .map(hash -> StoredAccount.fresh(account, Optional.of(hash), true))
                .chain(stored -> accounts.create(stored, entry(user, AuditAction.FIRST_ADMIN_MADE)))
                .invoke(created -> printIf(created, user, secret))
                .replaceWithVoid();
    }

    private Uni<Void> renew(StoredAccount found) {
        UserId user = found.account().user();
        if (!found.oneTime() || !found.account().administers()) {
            return Uni.createFrom().voidItem();
        }
        Instant replaceableFrom = found.passwordAt().plus(LEFT_ALONE);
        if (now().isBefore(replaceableFrom)) {
            LOG.log(
                    Level.INFO,
                    "first_admin_password_left_alone user_id={0} made_at={1}: a pod that starts after {2} makes another one",
                    user,
                    found.passwordAt(),
                    replaceableFrom);
            return Uni.createFrom().voidItem();
        }
        String secret = fresh.generate();
        return fresh.hash(secret)
                .chain((PasswordHash hash) ->
                        passwords.replaceOneTime(found, hash, now(), entry(user, AuditAction.PASSWORD_SET)))
                .invoke(replaced -> printIf(replaced, user, secret))
                .replaceWithVoid();
    }

    private AuditEntry entry(UserId user, AuditAction action) {
        return AuditEntry.done(now(), "", action, user.value(), Origin.OURSELVES);
    }

    private void printIf(boolean made, UserId user, String secret) {
        if (made) {
            // To the console and not to the log: logs are collected and kept.
            console.println("""

                    ==============================================================================
                    OpenSpeak has no administrator yet, so one was made.
                      name:               %s
                      one-time password:  %s
                    It works once: sign in with it, then set a password (SetPassword). It is not
                    shown again. If it got lost, start auth-service again after %d minutes.
                    ==============================================================================
                    """.formatted(user, secret, LEFT_ALONE.toMinutes()));
            console.flush();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

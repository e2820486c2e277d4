package io.openspeak.auth;

import io.openspeak.auth.domain.Account;
import io.openspeak.auth.domain.AccountChange;
import io.openspeak.auth.domain.Actor;
import io.openspeak.auth.domain.AuditAction;
import io.openspeak.auth.domain.AuditEntry;
import io.openspeak.auth.domain.PasswordHash;
import io.openspeak.auth.domain.StoredAccount;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Creates, shows, changes and deletes accounts, for administrators. */
@ApplicationScoped
public class Accounts {

    /** Changes of one account at once that are waited for; more only happen when something is wrong. */
    private static final int TRIES = 8;

    private final AccountStore store;
    private final Administrators administrators;
    private final NewPasswords passwords;
    private final Clock clock;

    public Accounts(AccountStore store, Administrators administrators, NewPasswords passwords, Clock clock) {
        this.store = store;
        this.administrators = administrators;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * A created account.
     *
     * @param account the account
     * @param generatedPassword the password that was made, to be shown once; empty if one was brought or none is wanted
     */
    public record Created(StoredAccount account, String generatedPassword) {

        @Override
        public String toString() {
            return "Created[" + account + "]";
        }
    }

    /**
     * A changed account.
     *
     * @param account as it is now
     * @param position of the fact; nowhere if nothing became different
     */
    public record Changed(StoredAccount account, LogPosition position) {}

    /**
     * A part of the list.
     *
     * @param accounts by id
     * @param next where the next part starts; empty: this is the last one
     */
    public record Listing(List<StoredAccount> accounts, Optional<UserId> next) {}

    /** What a new account signs in with. */
    public sealed interface Credential {

        /** A password that was brought. */
        record Brought(String password) implements Credential {

            @Override
            public String toString() {
                return "Brought[hidden]";
            }
        }

        /** A password that is made here. */
        record Made() implements Credential {}

        /** No password at all. */
        record None() implements Credential {}
    }

    /** Creates one; an empty name is the id, no roles are role member. */
    public Uni<Created> create(Actor actor, UserId user, String name, Set<Role> roles, Credential credential) {
        String generated = credential instanceof Credential.Made ? passwords.generate() : "";
        Account account = new Account(
                user,
                name.isEmpty() ? user.value() : name,
                roles.isEmpty() ? Set.of(Role.MEMBER) : roles,
                false,
                now());
        AuditEntry entry = AuditEntry.done(
                account.createdAt(), actor.user(), AuditAction.ACCOUNT_CREATED, user.value(), actor.origin());
        return hash(credential, generated)
                .map(hash -> StoredAccount.fresh(account, hash, false))
                .chain(stored -> store.create(stored, entry)
                        .invoke(created -> requireCreated(created, user))
                        .replaceWith(new Created(stored, generated)));
    }

    /** The account of that id. */
    public Uni<StoredAccount> get(UserId user) {
        return store.find(user).map(found -> found.orElseThrow(() -> notFound(user)));
    }

    /** The accounts after that one. */
    public Uni<Listing> list(Optional<UserId> after, int count) {
        return store.idsAfter(after, count)
                .chain(ids -> found(ids)
                        .map(accounts -> new Listing(
                                accounts, ids.size() < count ? Optional.empty() : Optional.of(ids.getLast()))));
    }

    /** Changes one; new roles and disabling end its sign-ins, so that no token carries what the account has no more. */
    public Uni<Changed> update(Actor actor, UserId user, AccountChange change) {
        if (change.roles().isPresent() && change.roles().get().isEmpty()) {
            throw Refusal.invalid("'roles' is empty; expected at least one, or 'replace_roles' false.");
        }
        return untilUnchanged(user, TRIES, seen -> {
            Account after = change.of(seen.account());
            if (after.equals(seen.account())) {
                return Uni.createFrom().item(Optional.of(new Changed(seen, LogPosition.NOWHERE)));
            }
            Instant now = now();
            List<AuditEntry> entries = AccountChange.differences(seen.account(), after).stream()
                    .map(action -> AuditEntry.done(now, actor.user(), action, user.value(), actor.origin()))
                    .toList();
            return leaving(seen.account(), after.administers(), leave -> store.update(seen, after, now, leave, entries))
                    .map(position -> position.map(at -> new Changed(changed(seen, after), at)));
        });
    }

    /** Deletes one, with its sign-ins and tokens. */
    public Uni<LogPosition> delete(Actor actor, UserId user) {
        return untilUnchanged(user, TRIES, seen -> {
            Instant now = now();
            AuditEntry entry =
                    AuditEntry.done(now, actor.user(), AuditAction.ACCOUNT_DELETED, user.value(), actor.origin());
            return leaving(seen.account(), false, leave -> store.delete(seen, now, leave, entry));
        });
    }

    /** Reads the account and changes it, again if somebody else changed it in between. */
    private <T> Uni<T> untilUnchanged(UserId user, int tries, Function<StoredAccount, Uni<Optional<T>>> change) {
        if (tries == 0) {
            throw Refusal.limited(
                    "The account '" + user + "' is being changed by others; try again in a moment.",
                    Duration.ofSeconds(1));
        }
        return get(user)
                .chain(change::apply)
                .chain(done -> done.map(result -> Uni.createFrom().item(result))
                        .orElseGet(() -> untilUnchanged(user, tries - 1, change)));
    }

    /** Makes a change, with permission if an administrator goes by it. */
    private <T> Uni<Optional<T>> leaving(
            Account before, boolean administersAfter, Function<String, Uni<Optional<T>>> change) {
        if (!before.administers() || administersAfter) {
            return change.apply("");
        }
        return administrators
                .mayLeave(before.user())
                .map(leave -> leave.orElseThrow(() -> lastAdmin(before.user())))
                .chain(leave -> change.apply(leave)
                        .call(done -> done.isPresent()
                                ? Uni.createFrom().voidItem()
                                : administrators.stay(before.user(), leave)));
    }

    private Uni<List<StoredAccount>> found(List<UserId> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Uni.join()
                        .all(ids.stream().map(store::find).toList())
                        .andFailFast()
                        .map(found -> found.stream().flatMap(Optional::stream).toList());
    }

    private Uni<Optional<PasswordHash>> hash(Credential credential, String generated) {
        return switch (credential) {
            case Credential.Brought(String password) -> passwords.hash(password).map(Optional::of);
            case Credential.Made() -> passwords.hash(generated).map(Optional::of);
            case Credential.None() -> Uni.createFrom().item(Optional.empty());
        };
    }

    private static StoredAccount changed(StoredAccount seen, Account after) {
        return new StoredAccount(
                after, seen.password(), seen.oneTime(), seen.passwordAt(), seen.lastSignInAt(), seen.version() + 1);
    }

    private static void requireCreated(boolean created, UserId user) {
        if (!created) {
            throw new Refusal(Reason.ACCOUNT_EXISTS, "There is an account '" + user + "' already.");
        }
    }

    static Refusal notFound(UserId user) {
        return new Refusal(Reason.USER_NOT_FOUND, "There is no account '" + user + "'.");
    }

    private static Refusal lastAdmin(UserId user) {
        return new Refusal(
                Reason.LAST_ADMIN,
                "'" + user + "' is the last enabled account with role admin, which must stay; make another one first.");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

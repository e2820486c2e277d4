package io.openspeak.auth;

import io.openspeak.auth.domain.Account;
import io.openspeak.auth.domain.PasswordRule;
import io.openspeak.auth.domain.StoredAccount;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Set;

/** Creates accounts and shows them to administrators. */
@ApplicationScoped
public class Accounts {

    /** 128 bits: as hard to guess as a key. */
    private static final int GENERATED_BYTES = 16;

    private final AccountStore store;
    private final PasswordHashes passwords;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Accounts(AccountStore store, PasswordHashes passwords, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * A created account.
     *
     * @param account the account
     * @param generatedPassword the password that was made, to be shown once; empty if one was brought
     */
    public record Created(Account account, String generatedPassword) {

        @Override
        public String toString() {
            return "Created[" + account + "]";
        }
    }

    /** Creates one; an empty name is the id, an empty password is made, no roles are role member. */
    public Uni<Created> create(UserId user, String name, String password, Set<Role> roles) {
        String generated = password.isEmpty() ? newPassword() : "";
        String chosen = password.isEmpty() ? generated : password;
        if (!PasswordRule.accepts(chosen)) {
            throw Refusal.invalid("'password' has fewer than " + PasswordRule.MIN_CHARS + " characters.");
        }
        Account account = new Account(
                user,
                name.isEmpty() ? user.value() : name,
                roles.isEmpty() ? Set.of(Role.MEMBER) : roles,
                false,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return passwords
                .hash(chosen)
                .chain(hash -> store.create(new StoredAccount(account, hash)))
                .invoke(created -> requireCreated(created, user))
                .replaceWith(new Created(account, generated));
    }

    /** The account of that id. */
    public Uni<Account> get(UserId user) {
        return store.find(user)
                .map(found -> found.orElseThrow(
                                () -> new Refusal(Reason.USER_NOT_FOUND, "There is no account '" + user + "'."))
                        .account());
    }

    private static void requireCreated(boolean created, UserId user) {
        if (!created) {
            throw new Refusal(Reason.ACCOUNT_EXISTS, "There is an account '" + user + "' already.");
        }
    }

    private String newPassword() {
        byte[] bytes = new byte[GENERATED_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

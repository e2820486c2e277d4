package io.openspeak.auth.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * An account with what proves it and what is known of its sign-ins.
 *
 * @param account the account
 * @param password hash of its password; empty: it has none
 * @param oneTime true: the password is spent by the sign-in that uses it, or it is spent and a new one has to be set
 * @param passwordAt when the password was made
 * @param lastSignInAt when it last signed in; {@link Instant#EPOCH}: never
 * @param version grows with each change
 */
public record StoredAccount(
        Account account,
        Optional<PasswordHash> password,
        boolean oneTime,
        Instant passwordAt,
        Instant lastSignInAt,
        long version) {

    /** A new one. */
    public static StoredAccount fresh(Account account, Optional<PasswordHash> password, boolean oneTime) {
        return new StoredAccount(account, password, oneTime, account.createdAt(), Instant.EPOCH, 1);
    }

    /** True if its one-time password was spent and no other one was set since. */
    public boolean passwordNeeded() {
        return oneTime && password.isEmpty();
    }
}

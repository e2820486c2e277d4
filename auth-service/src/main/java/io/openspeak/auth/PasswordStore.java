package io.openspeak.auth;

import io.openspeak.auth.domain.AuditEntry;
import io.openspeak.auth.domain.PasswordHash;
import io.openspeak.auth.domain.StoredAccount;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** Where hashes of passwords are kept, with their accounts. */
public interface PasswordStore {

    /** Sets a password and ends all sign-ins of the user, in one act; empty if the account was changed meanwhile. */
    Uni<Optional<LogPosition>> set(StoredAccount seen, PasswordHash fresh, Instant now, AuditEntry entry);

    /** Gives the account another one-time password in place of one that was not used or not followed by a lasting one; false if the account was changed meanwhile. */
    Uni<Boolean> replaceOneTime(StoredAccount seen, PasswordHash fresh, Instant now, AuditEntry entry);

    /** Spends a one-time password; false if somebody else did or it was changed. */
    Uni<Boolean> spend(StoredAccount seen);

    /** Keeps the same password under another cost; does nothing if it was changed meanwhile. */
    Uni<Void> rehash(UserId user, PasswordHash old, PasswordHash fresh);
}

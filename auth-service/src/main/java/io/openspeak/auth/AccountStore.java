package io.openspeak.auth;

import io.openspeak.auth.domain.Account;
import io.openspeak.auth.domain.AuditEntry;
import io.openspeak.auth.domain.StoredAccount;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where accounts are kept. A change is one act with its facts in {@code auth:events}, the revocations that follow from it, and its
 * audit entries; it is made only if the account still is as the caller has seen it.
 */
public interface AccountStore {

    /** Keeps a new account; false if there is one of that id already. */
    Uni<Boolean> create(StoredAccount account, AuditEntry entry);

    /** The account of that id. */
    Uni<Optional<StoredAccount>> find(UserId user);

    /** Ids of accounts in their order, beginning after that one. */
    Uni<List<UserId>> idsAfter(Optional<UserId> user, int count);

    /**
     * Changes an account; empty if it was changed meanwhile. What it opened is cut if {@code AccountChange.endsSignIns}.
     *
     * @param leave permission to leave the administrators ({@link Administrators#mayLeave}); empty: it doesn't
     */
    Uni<Optional<LogPosition>> update(
            StoredAccount seen, Account after, Instant now, String leave, List<AuditEntry> entries);

    /** Deletes an account and all that it signs in with; empty if it was changed meanwhile. {@code leave} as for update. */
    Uni<Optional<LogPosition>> delete(StoredAccount seen, Instant now, String leave, AuditEntry entry);
}

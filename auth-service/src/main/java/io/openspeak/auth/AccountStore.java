package io.openspeak.auth;

import io.openspeak.auth.domain.StoredAccount;
import io.openspeak.platform.identity.UserId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Where accounts are kept. */
public interface AccountStore {

    /** Keeps a new account and tells of it in {@code auth:events}, in one act; false if there is one of that id already. */
    Uni<Boolean> create(StoredAccount account);

    /** The account of that id. */
    Uni<Optional<StoredAccount>> find(UserId user);
}

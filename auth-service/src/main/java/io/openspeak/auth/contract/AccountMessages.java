package io.openspeak.auth.contract;

import io.openspeak.auth.domain.StoredAccount;
import io.openspeak.auth.v1.Account;
import io.openspeak.platform.identity.Role;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Accounts as messages of auth.v1. */
public final class AccountMessages {

    private AccountMessages() {}

    /** As facts carry it: what others need to know of it. */
    public static Account fact(io.openspeak.auth.domain.Account account) {
        return told(account).build();
    }

    /** As administrators see it. */
    public static Account message(StoredAccount stored) {
        Instant last = stored.lastSignInAt();
        return told(stored.account())
                .setLastSignInAt(last.equals(Instant.EPOCH) ? 0 : last.toEpochMilli())
                .setHasPassword(stored.password().isPresent())
                .build();
    }

    /** Roles by the names that they have in tokens. */
    public static List<String> wireNames(Set<Role> roles) {
        return roles.stream().map(Role::wireName).sorted().toList();
    }

    private static Account.Builder told(io.openspeak.auth.domain.Account account) {
        return Account.newBuilder()
                .setUserId(account.user().value())
                .setName(account.name())
                .addAllRoles(wireNames(account.roles()))
                .setDisabled(account.disabled())
                .setCreatedAt(account.createdAt().toEpochMilli());
    }
}

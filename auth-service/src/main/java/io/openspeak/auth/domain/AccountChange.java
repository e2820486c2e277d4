package io.openspeak.auth.domain;

import io.openspeak.platform.identity.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an administrator changes; what is empty stays.
 *
 * @param name new display name; empty text: the id
 * @param roles new roles
 * @param disabled new state
 */
public record AccountChange(Optional<String> name, Optional<Set<Role>> roles, Optional<Boolean> disabled) {

    /** The account once it is changed. */
    public Account of(Account account) {
        return new Account(
                account.user(),
                name.map(chosen -> chosen.isEmpty() ? account.user().value() : chosen)
                        .orElse(account.name()),
                roles.orElse(account.roles()),
                disabled.orElse(account.disabled()),
                account.createdAt());
    }

    /** What became different, for the audit. */
    public static List<AuditAction> differences(Account before, Account after) {
        List<AuditAction> differences = new ArrayList<>();
        if (before.disabled() != after.disabled()) {
            differences.add(after.disabled() ? AuditAction.ACCOUNT_DISABLED : AuditAction.ACCOUNT_ENABLED);
        }
        if (!before.roles().equals(after.roles())) {
            differences.add(AuditAction.ROLES_CHANGED);
        }
        if (!before.name().equals(after.name())) {
            differences.add(AuditAction.ACCOUNT_CHANGED);
        }
        return differences;
    }

    /** True if tokens that were issued before must not be used any more: they carry other roles, or the account is disabled. */
    public static boolean endsSignIns(Account before, Account after) {
        return !before.roles().equals(after.roles()) || before.disabled() != after.disabled();
    }
}

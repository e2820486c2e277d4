package io.openspeak.auth.domain;

import java.util.Locale;

/** What audit entries tell of; the names in lower case are part of the contract. */
public enum AuditAction {
    LOGIN,
    REFRESH,
    LOGOUT,
    SIGN_INS_REVOKED,
    TOKEN_CREATED,
    TOKEN_ROTATED,
    TOKEN_REVOKED,
    ACCOUNT_CREATED,
    ACCOUNT_CHANGED,
    ACCOUNT_DISABLED,
    ACCOUNT_ENABLED,
    ACCOUNT_DELETED,
    ROLES_CHANGED,
    PASSWORD_SET,
    FIRST_ADMIN_MADE,
    SIGNING_KEY_ROTATED,
    /** An RPC that its caller may not call, or that came without a token that counts; on the RPC. */
    CALL_REFUSED;

    /** Name in lists, for example {@code account_disabled}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.openspeak.auth.domain;

/**
 * An account with what proves it.
 *
 * @param account the account
 * @param password hash of its password
 */
public record StoredAccount(Account account, PasswordHash password) {}

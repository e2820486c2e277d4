package io.openspeak.cli.command.account;

import io.openspeak.auth.v1.Account;
import io.openspeak.cli.output.Row;
import io.openspeak.cli.output.Times;

/** Accounts as rows. */
final class AccountRows {

    private AccountRows() {}

    static Row of(Account account) {
        return Row.of("%-20s %-24s %-20s %-8s signed in %s"
                        .formatted(
                                account.getUserId(),
                                account.getName(),
                                String.join(",", account.getRolesList()),
                                account.getDisabled() ? "disabled" : "enabled",
                                Times.of(account.getLastSignInAt(), "never")))
                .with("user", account.getUserId())
                .with("name", account.getName())
                .with("roles", account.getRolesList())
                .with("disabled", account.getDisabled())
                .with("has_password", account.getHasPassword())
                .with("created_at", account.getCreatedAt())
                .with("last_sign_in_at", account.getLastSignInAt());
    }
}

package io.openspeak.cli.command.token;

import io.openspeak.auth.v1.TokenInfo;
import io.openspeak.cli.output.Row;
import io.openspeak.cli.output.Times;
import io.openspeak.client.account.NewToken;

/** API tokens as rows. */
final class TokenRows {

    private TokenRows() {}

    static Row of(TokenInfo token) {
        return fields(
                Row.of("%-24s %-20s %-12s %-28s ends %-19s  used %s"
                        .formatted(
                                token.getTokenId(),
                                token.getName(),
                                token.getUserId(),
                                token.getScopesCount() == 0 ? "everything" : String.join(",", token.getScopesList()),
                                Times.of(token.getExpiresAt(), "never"),
                                Times.of(token.getLastUsedAt(), "never"))),
                token);
    }

    /** With a secret, which is shown this once. */
    static Row of(NewToken made, String what) {
        TokenInfo token = made.info();
        return fields(
                        Row.of("""
                        %s %s (id %s), which ends %s
                        secret, shown only now: %s
                        sign in with it: login --token-file FILE""".formatted(
                                        what,
                                        token.getName(),
                                        token.getTokenId(),
                                        Times.of(token.getExpiresAt(), "never"),
                                        made.secret())),
                        token)
                .with("secret", made.secret());
    }

    private static Row fields(Row row, TokenInfo token) {
        return row.with("token_id", token.getTokenId())
                .with("name", token.getName())
                .with("user", token.getUserId())
                .with("roles", token.getRolesList())
                .with("scopes", token.getScopesList())
                .with("created_at", token.getCreatedAt())
                .with("expires_at", token.getExpiresAt())
                .with("last_used_at", token.getLastUsedAt());
    }
}

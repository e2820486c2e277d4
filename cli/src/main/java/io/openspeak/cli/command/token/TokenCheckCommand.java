package io.openspeak.cli.command.token;

import io.openspeak.auth.v1.TokenInfo;
import io.openspeak.auth.v1.ValidateTokenResponse;
import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.Row;
import io.openspeak.cli.output.Times;
import picocli.CommandLine.Command;

/** Tells what a token is worth. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Tell what an access, API or pre-shared token is worth; exit code 1: nothing.",
            "The token is asked for, or piped in: token check < FILE"
        })
public final class TokenCheckCommand extends VisitingCommand {

    TokenCheckCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        ValidateTokenResponse worth =
                visit.client().apiTokens().check(context.secrets().get("Token: ", "token"));
        TokenInfo token = worth.getToken();
        if (!worth.getValid()) {
            printer.print(Row.of("not valid: " + worth.getReason())
                    .with("valid", false)
                    .with("reason", worth.getReason()));
            return 1;
        }
        printer.print(Row.of("valid: %s (%s), scopes %s, ends %s"
                        .formatted(
                                token.getUserId(),
                                String.join(", ", token.getRolesList()),
                                token.getScopesCount() == 0 ? "everything" : String.join(", ", token.getScopesList()),
                                Times.of(token.getExpiresAt(), "never")))
                .with("valid", true)
                .with("token_id", token.getTokenId())
                .with("name", token.getName())
                .with("user", token.getUserId())
                .with("roles", token.getRolesList())
                .with("scopes", token.getScopesList())
                .with("expires_at", token.getExpiresAt()));
        return 0;
    }
}

package io.openspeak.cli.command.token;

import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.ReasonOption;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.Row;
import io.openspeak.client.id.Position;
import io.openspeak.client.id.TokenId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends an API token at once. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = "End an API token; what was opened with it is cut.")
public final class TokenRevokeCommand extends VisitingCommand {

    @Parameters(paramLabel = "ID", description = "Id of the token, see token list.")
    String id = "";

    @Mixin
    ReasonOption reason = new ReasonOption();

    TokenRevokeCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        Position position = visit.client().apiTokens().revoke(new TokenId(id), reason.text());
        printer.print(Row.of("revoked " + id + reason.inBrackets())
                .with("token_id", id)
                .with("reason", reason.text())
                .with("position", position.token()));
        return 0;
    }
}

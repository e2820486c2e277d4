package io.openspeak.cli.command.token;

import io.openspeak.auth.v1.TokenInfo;
import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.UserNames;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import io.openspeak.client.id.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists API tokens without their secrets. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List API tokens: id, name, owner, scopes, end, last use.")
public final class TokenListCommand extends VisitingCommand {

    @Option(
            names = "--user",
            paramLabel = "USER",
            completionCandidates = UserNames.class,
            description = "Whose tokens; else yours. Another's need role admin.")
    @Nullable
    String user;

    TokenListCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        List<TokenInfo> tokens = visit.client().apiTokens().list(user == null ? null : new UserId(user));
        tokens.forEach(token -> printer.print(TokenRows.of(token)));
        if (tokens.isEmpty()) {
            printer.remark("there are no tokens; make one: token create NAME");
        }
        return 0;
    }
}

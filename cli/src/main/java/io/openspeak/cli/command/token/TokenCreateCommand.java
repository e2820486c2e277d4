package io.openspeak.cli.command.token;

import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.SpanConverter;
import io.openspeak.cli.command.UserNames;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import io.openspeak.client.id.UserId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an API token and shows its secret this once. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Make an API token; its secret is shown this once and kept nowhere.")
public final class TokenCreateCommand extends VisitingCommand {

    @Parameters(paramLabel = "NAME", description = "What you call it.")
    String name = "";

    @Option(
            names = "--user",
            paramLabel = "USER",
            completionCandidates = UserNames.class,
            description = "Whose token it is; else yours. Another's needs role admin.")
    @Nullable
    String user;

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            split = ",",
            completionCandidates = ScopeNames.class,
            converter = ScopeNames.class,
            description = "Limit it to this, may be repeated: ${COMPLETION-CANDIDATES}.")
    List<String> scopes = List.of();

    @Option(
            names = "--ttl",
            paramLabel = "SPAN",
            defaultValue = "30d",
            converter = SpanConverter.class,
            description = "How long it is good for, such as 12h or 90d; 0: for good. Default: ${DEFAULT-VALUE}.")
    Duration ttl = Duration.ZERO;

    TokenCreateCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        UserId owner = user == null ? null : new UserId(user);
        printer.print(TokenRows.of(visit.client().apiTokens().create(name, owner, scopes, ttl), "made"));
        return 0;
    }
}

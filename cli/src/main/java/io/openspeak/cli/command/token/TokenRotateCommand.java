package io.openspeak.cli.command.token;

import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.SpanConverter;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import io.openspeak.client.id.TokenId;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives an API token a new secret and shows it this once. */
@Command(
        name = "rotate",
        mixinStandardHelpOptions = true,
        description = "Give an API token a new secret, which is shown this once.")
public final class TokenRotateCommand extends VisitingCommand {

    @Parameters(paramLabel = "ID", description = "Id of the token, see token list.")
    String id = "";

    @Option(
            names = "--overlap",
            paramLabel = "SPAN",
            defaultValue = "0",
            converter = SpanConverter.class,
            description =
                    "How long the old secret stays good beside the new one, such as 1h. Default: ${DEFAULT-VALUE}.")
    Duration overlap = Duration.ZERO;

    TokenRotateCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        printer.print(TokenRows.of(visit.client().apiTokens().rotate(new TokenId(id), overlap), "rotated"));
        return 0;
    }
}

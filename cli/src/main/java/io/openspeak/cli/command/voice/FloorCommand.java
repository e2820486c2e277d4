package io.openspeak.cli.command.voice;

import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.ChannelChoice;
import io.openspeak.cli.command.ChannelNames;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.FloorRows;
import io.openspeak.cli.output.Printer;
import io.openspeak.client.id.ChannelId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows who holds the floor of a push-to-talk channel. */
@Command(
        name = "floor",
        mixinStandardHelpOptions = true,
        description = "Show who has the floor of a push-to-talk channel, and who waits for it.")
public final class FloorCommand extends VisitingCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "CHANNEL",
            completionCandidates = ChannelNames.class,
            description = "Which channel; else the one that you are in.")
    @Nullable
    String channel;

    FloorCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        ChannelId id = ChannelChoice.of(channel, visit);
        printer.print(FloorRows.of(id.value(), visit.client().voice().floor(id)));
        return 0;
    }
}

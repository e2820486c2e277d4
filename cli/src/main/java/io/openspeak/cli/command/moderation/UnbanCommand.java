package io.openspeak.cli.command.moderation;

import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.ChannelNames;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.Row;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.Position;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Ends a ban. */
@Command(name = "unban", mixinStandardHelpOptions = true, description = "End a ban. Needs BAN there.")
public final class UnbanCommand extends VisitingCommand {

    @Parameters(index = "0", paramLabel = "CHANNEL", completionCandidates = ChannelNames.class, description = "Where.")
    String channel = "";

    @Parameters(index = "1", paramLabel = "BAN_ID", description = "Id of the ban, see bans CHANNEL.")
    String ban = "";

    UnbanCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        Position position = visit.client().moderation().unban(new ChannelId(channel), ban);
        printer.print(Row.of("ended the ban " + ban + " in #" + channel)
                .with("channel", channel)
                .with("ban_id", ban)
                .with("position", position.token()));
        return 0;
    }
}

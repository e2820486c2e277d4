package io.openspeak.cli.command;

import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.client.KeptSeat;
import io.openspeak.client.id.ChannelId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Sits in a channel. */
@Command(
        name = "join",
        mixinStandardHelpOptions = true,
        description = "Sit in a channel and show who comes and goes, until Ctrl-C; in the shell, until leave.")
public final class JoinCommand extends SittingCommand {

    @Parameters(paramLabel = "CHANNEL", completionCandidates = ChannelNames.class, description = "Channel to join.")
    String channel = "";

    JoinCommand(Context context) {
        super(context);
    }

    @Override
    KeptSeat sit(Visit visit) {
        return visit.sit(new ChannelId(channel));
    }
}

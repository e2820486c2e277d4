package io.openspeak.cli.command;

import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.client.KeptSeat;
import picocli.CommandLine.Command;

/** Sits again in the channel that one was in last. */
@Command(
        name = "rejoin",
        mixinStandardHelpOptions = true,
        description = "Sit again in the channel that you were in last; else like join.")
public final class RejoinCommand extends SittingCommand {

    RejoinCommand(Context context) {
        super(context);
    }

    @Override
    KeptSeat sit(Visit visit) {
        return visit.sitAgain();
    }
}

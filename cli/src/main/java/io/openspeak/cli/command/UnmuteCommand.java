package io.openspeak.cli.command;

import io.openspeak.cli.Context;
import picocli.CommandLine.Command;

/** Unmutes the microphone. */
@Command(name = "unmute", mixinStandardHelpOptions = true, description = "Be heard again.")
public final class UnmuteCommand extends MuteChange {

    UnmuteCommand(Context context) {
        super(context, false);
    }
}

package io.openspeak.cli.command;

import io.openspeak.cli.Context;
import picocli.CommandLine.Command;

/** Mutes the microphone. */
@Command(name = "mute", mixinStandardHelpOptions = true, description = "Stop being heard.")
public final class MuteCommand extends MuteChange {

    MuteCommand(Context context) {
        super(context, true);
    }
}

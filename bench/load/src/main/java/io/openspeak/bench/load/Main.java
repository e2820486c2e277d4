package io.openspeak.bench.load;

import io.openspeak.bench.load.auth.AuthCommand;
import io.openspeak.bench.load.channels.ChannelsCommand;
import io.openspeak.bench.load.presence.PresenceCommand;
import io.openspeak.bench.load.voice.VoiceCommand;
import io.openspeak.launcher.StartFailure;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The scenarios, behind the script {@code bench/load/run}. */
@Command(
        name = "bench/load/run",
        description = "Puts load on the packaged services and tells what it costs.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "SCENARIO",
        subcommands = {VoiceCommand.class, AuthCommand.class, ChannelsCommand.class, PresenceCommand.class})
public final class Main implements Runnable {

    // Held, since loggers that nobody holds lose their level.
    private static final Logger ALL_LOGS = Logger.getLogger("");

    @Spec
    CommandSpec spec;

    public static void main(String[] arguments) {
        ALL_LOGS.setLevel(Level.WARNING);
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((failure, command, arguments) -> {
            if (!(failure instanceof StartFailure)) {
                throw failure;
            }
            command.getErr().println("bench/load: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        });
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which scenario:");
    }
}

package io.openspeak.launcher;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The launcher's commands, behind the script {@code ./openspeak}. */
@Command(
        name = "./openspeak",
        description = "Runs OpenSpeak on this machine.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {UpCommand.class, DownCommand.class, StatusCommand.class, LogsCommand.class})
final class Main implements Runnable {

    @Spec
    CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((failure, command, arguments) -> {
            if (!(failure instanceof StartFailure)) {
                throw failure;
            }
            command.getErr().println("openspeak: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        });
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do:");
    }
}

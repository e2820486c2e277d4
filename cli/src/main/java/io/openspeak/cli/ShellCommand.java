package io.openspeak.cli;

import io.openspeak.cli.command.ChannelNames;
import io.openspeak.cli.command.UserNames;
import io.openspeak.cli.shell.Directory;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;

/** What can be typed into the shell. */
@Command(
        name = "",
        description = "Commands of the shell; exit or Ctrl-D ends it.",
        subcommands = {HelpCommand.class})
final class ShellCommand implements Runnable {

    @Mixin
    private final OutputOptions output;

    private ShellCommand(Context context) {
        this.output = context.output();
    }

    @Override
    public void run() {
        // An empty line does nothing.
    }

    static CommandLine commandLine(Context context, Directory directory) {
        return CommandLines.of(
                new ShellCommand(context),
                context,
                Map.of(
                        ChannelNames.Source.class, (ChannelNames.Source) directory::channels,
                        UserNames.Source.class, (UserNames.Source) directory::users));
    }
}

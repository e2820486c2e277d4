package io.openspeak.cli;

import io.openspeak.cli.command.ChannelNames;
import io.openspeak.cli.command.ChannelsCommand;
import io.openspeak.cli.command.JoinCommand;
import io.openspeak.cli.command.LeaveCommand;
import io.openspeak.cli.command.ListenCommand;
import io.openspeak.cli.command.MuteCommand;
import io.openspeak.cli.command.SayCommand;
import io.openspeak.cli.command.StatusCommand;
import io.openspeak.cli.command.UnmuteCommand;
import io.openspeak.cli.command.UserNames;
import io.openspeak.cli.command.WatchCommand;
import io.openspeak.cli.command.WhoCommand;
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
        subcommands = {
            ChannelsCommand.class,
            JoinCommand.class,
            LeaveCommand.class,
            WhoCommand.class,
            MuteCommand.class,
            UnmuteCommand.class,
            StatusCommand.class,
            SayCommand.class,
            ListenCommand.class,
            WatchCommand.class,
            HelpCommand.class
        })
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

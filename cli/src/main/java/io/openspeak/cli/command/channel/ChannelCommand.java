package io.openspeak.cli.command.channel;

import picocli.CommandLine.Command;

/** Names what can be done with a channel. */
@Command(
        name = "channel",
        mixinStandardHelpOptions = true,
        description = "Make, change, show and watch channels.",
        subcommands = {
            ChannelCreateCommand.class,
            ChannelEditCommand.class,
            ChannelDeleteCommand.class,
            ChannelShowCommand.class,
            ChannelTreeCommand.class,
            ChannelWatchCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class ChannelCommand {}

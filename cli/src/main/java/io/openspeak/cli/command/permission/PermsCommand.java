package io.openspeak.cli.command.permission;

import picocli.CommandLine.Command;

/** Names what can be done with the rules of channels. */
@Command(
        name = "perms",
        mixinStandardHelpOptions = true,
        description = "Show, set and explain who may do what in a channel.",
        subcommands = {PermsShowCommand.class, PermsSetCommand.class, PermsExplainCommand.class},
        synopsisSubcommandLabel = "COMMAND")
public final class PermsCommand {}

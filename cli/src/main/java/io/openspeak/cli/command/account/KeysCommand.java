package io.openspeak.cli.command.account;

import picocli.CommandLine.Command;

/** Names what can be done with signing keys. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Look after the keys that sign access tokens (role admin).",
        subcommands = KeysRotateCommand.class,
        synopsisSubcommandLabel = "COMMAND")
public final class KeysCommand {}

package io.openspeak.cli.command;

import picocli.CommandLine.Command;

/** Names what can be done with accounts. */
@Command(
        name = "account",
        mixinStandardHelpOptions = true,
        description = "Administer accounts (role admin).",
        subcommands = AccountAddCommand.class,
        synopsisSubcommandLabel = "COMMAND")
public final class AccountCommand {}

package io.openspeak.cli.command.account;

import picocli.CommandLine.Command;

/** Names what can be done with accounts. */
@Command(
        name = "account",
        mixinStandardHelpOptions = true,
        description = "Your password and sign-ins, and everybody's accounts (role admin).",
        subcommands = {
            AccountAddCommand.class,
            AccountListCommand.class,
            AccountShowCommand.class,
            AccountEditCommand.class,
            AccountRemoveCommand.class,
            AccountPasswdCommand.class,
            AccountSignOutCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class AccountCommand {}

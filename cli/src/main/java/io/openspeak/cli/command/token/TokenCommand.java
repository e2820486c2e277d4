package io.openspeak.cli.command.token;

import picocli.CommandLine.Command;

/** Names what can be done with API tokens. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Make, list, check, replace and revoke API tokens.",
        subcommands = {
            TokenCreateCommand.class,
            TokenListCommand.class,
            TokenRevokeCommand.class,
            TokenRotateCommand.class,
            TokenCheckCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class TokenCommand {}

package io.openspeak.cli.command.account;

import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.Row;
import picocli.CommandLine.Command;

/** Starts a new signing key. */
@Command(
        name = "rotate",
        mixinStandardHelpOptions = true,
        description = "Sign with a new key from now on; tokens of the old one stay good until they end.")
public final class KeysRotateCommand extends VisitingCommand {

    KeysRotateCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        String key = visit.client().security().rotateSigningKey();
        printer.print(Row.of("key " + key + " signs from now on").with("key_id", key));
        return 0;
    }
}

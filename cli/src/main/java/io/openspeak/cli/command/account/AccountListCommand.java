package io.openspeak.cli.command.account;

import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import picocli.CommandLine.Command;

/** Lists all accounts. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List accounts: id, name, roles, state, last sign-in (role admin).")
public final class AccountListCommand extends VisitingCommand {

    AccountListCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        visit.client().accountRegister().list().forEach(account -> printer.print(AccountRows.of(account)));
        return 0;
    }
}

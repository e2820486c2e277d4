package io.openspeak.cli.command.account;

import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.UserNames;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import io.openspeak.client.id.UserId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one account. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Show an account (role admin).")
public final class AccountShowCommand extends VisitingCommand {

    @Parameters(paramLabel = "USER", completionCandidates = UserNames.class, description = "Id of the account.")
    String user = "";

    AccountShowCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        printer.print(AccountRows.of(visit.client().accountRegister().get(new UserId(user))));
        return 0;
    }
}

package io.openspeak.cli.command.account;

import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.UserNames;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.Row;
import io.openspeak.client.id.Position;
import io.openspeak.client.id.UserId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Deletes an account. */
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = "Delete an account and its tokens (role admin); what it has open is cut.")
public final class AccountRemoveCommand extends VisitingCommand {

    @Parameters(paramLabel = "USER", completionCandidates = UserNames.class, description = "Id of the account.")
    String user = "";

    AccountRemoveCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        Position position = visit.client().accountRegister().delete(new UserId(user));
        printer.print(Row.of("removed " + user).with("user", user).with("position", position.token()));
        return 0;
    }
}

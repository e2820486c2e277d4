package io.openspeak.cli.command.account;

import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.Row;
import io.openspeak.client.id.UserId;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates an account and shows its password this once. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = "Create an account; prints the password that was made for it.")
public final class AccountAddCommand extends VisitingCommand {

    @Parameters(paramLabel = "NAME", description = "Id of the account, also the name to sign in with.")
    String name = "";

    @Option(names = "--display-name", paramLabel = "TEXT", description = "What people see; else the id.")
    String displayName = "";

    @Option(names = "--role", paramLabel = "ROLE", description = "admin, moderator or member; may be repeated.")
    List<String> roles = List.of();

    AccountAddCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        String password = visit.client().accounts().create(new UserId(name), displayName, roles);
        printer.print(Row.of("created " + name + "\npassword, shown only now: " + password)
                .with("user", name)
                .with("password", password));
        return 0;
    }
}

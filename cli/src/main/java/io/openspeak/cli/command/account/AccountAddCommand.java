package io.openspeak.cli.command.account;

import io.openspeak.auth.v1.CreateAccountRequest;
import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.Row;
import io.openspeak.client.id.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates an account; a password that was made for it is shown this once. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = "Create an account (role admin); prints the password that was made for it.")
public final class AccountAddCommand extends VisitingCommand {

    @Parameters(paramLabel = "NAME", description = "Id of the account, also the name to sign in with.")
    String name = "";

    @Option(names = "--display-name", paramLabel = "TEXT", description = "What people see; else the id.")
    String displayName = "";

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            split = ",",
            description = "admin, moderator or member; may be repeated.")
    List<String> roles = List.of();

    @ArgGroup
    @Nullable
    Password password;

    /** Other than one that is made. */
    static final class Password {
        @Option(names = "--password-stdin", required = true, description = "Take the password from the standard input.")
        boolean given;

        @Option(
                names = "--no-password",
                required = true,
                description = "None: for who signs in by API token or at an external issuer.")
        boolean none;
    }

    AccountAddCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        boolean given = password != null && password.given;
        CreateAccountRequest wanted = CreateAccountRequest.newBuilder()
                .setUserId(new UserId(name).value())
                .setName(displayName)
                .addAllRoles(roles)
                .setPassword(given ? context.secrets().get("Password of " + name + ": ", "password") : "")
                .setWithoutPassword(password != null && password.none)
                .build();
        String made = visit.client().accountRegister().create(wanted).getGeneratedPassword();
        printer.print(Row.of("created " + name + (made.isEmpty() ? "" : "\npassword, shown only now: " + made))
                .with("user", name)
                .with("password", made));
        return 0;
    }
}

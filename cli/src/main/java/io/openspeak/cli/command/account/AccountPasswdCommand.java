package io.openspeak.cli.command.account;

import io.openspeak.cli.CliFailure;
import io.openspeak.cli.Context;
import io.openspeak.cli.SecretInput;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.UserNames;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.Row;
import io.openspeak.client.id.Position;
import io.openspeak.client.id.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Changes a password. */
@Command(
        name = "passwd",
        mixinStandardHelpOptions = true,
        description = {
            "Change your password or, as admin, another's; the other sign-ins of that account end.",
            "The passwords are asked for, or piped in: the old one (only for your own, and not after a one-time one) and"
                    + " the new one, each on a line."
        })
public final class AccountPasswdCommand extends VisitingCommand {

    private record Passwords(String old, String changed) {}

    @Parameters(
            arity = "0..1",
            paramLabel = "USER",
            completionCandidates = UserNames.class,
            description = "Whose; else yours.")
    @Nullable
    String user;

    AccountPasswdCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        String name = user == null ? visit.user() : user;
        boolean own = name.equals(visit.user());
        Passwords given = own ? own(name) : new Passwords("", changed(name).orElseGet(this::piped));
        Position position = visit.client().signIns().setPassword(new UserId(name), given.old(), given.changed());
        printer.print(Row.of("changed the password of " + name + "; its other sign-ins have ended")
                .with("user", name)
                .with("position", position.token()));
        return 0;
    }

    private Passwords own(String name) {
        return context.secrets()
                .ask("Old password of " + name + " (none after a one-time one): ")
                .map(old -> new Passwords(old, changed(name).orElseThrow(AccountPasswdCommand::none)))
                .orElseGet(() -> {
                    String first = piped();
                    return context.secrets()
                            .piped()
                            .map(second -> new Passwords(first, second))
                            .orElseGet(() -> new Passwords("", first));
                });
    }

    private String piped() {
        return context.secrets().piped().orElseThrow(AccountPasswdCommand::none);
    }

    /** Asked for twice, since nobody sees what was typed. */
    private Optional<String> changed(String name) {
        SecretInput secrets = context.secrets();
        Optional<String> first = secrets.ask("New password of " + name + ": ");
        if (first.isPresent() && !first.equals(secrets.ask("The same again: "))) {
            throw new CliFailure("the two new passwords differ", "try again; nothing was changed");
        }
        return first;
    }

    private static CliFailure none() {
        return SecretInput.nothing("new password");
    }
}

package io.openspeak.cli.command.account;

import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.ReasonOption;
import io.openspeak.cli.command.UserNames;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.Row;
import io.openspeak.client.id.Position;
import io.openspeak.client.id.UserId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Signs somebody out everywhere. */
@Command(
        name = "signout",
        mixinStandardHelpOptions = true,
        description = "Sign out on all devices, yourself or, as admin, another; API tokens stay.")
public final class AccountSignOutCommand extends VisitingCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "USER",
            completionCandidates = UserNames.class,
            description = "Whom; else you.")
    @Nullable
    String user;

    @Mixin
    ReasonOption reason = new ReasonOption();

    AccountSignOutCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        String name = user == null ? visit.user() : user;
        Position position = visit.client().signIns().revoke(new UserId(name), reason.text());
        printer.print(Row.of("signed out " + name + " everywhere" + reason.inBrackets())
                .with("user", name)
                .with("reason", reason.text())
                .with("position", position.token()));
        return 0;
    }
}

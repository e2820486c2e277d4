package io.openspeak.cli.command.account;

import io.openspeak.auth.v1.UpdateAccountRequest;
import io.openspeak.cli.CliFailure;
import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.UserNames;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import io.openspeak.client.id.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes name, roles or state of an account. */
@Command(
        name = "edit",
        mixinStandardHelpOptions = true,
        description = "Change an account (role admin); disabling cuts what it has open.")
public final class AccountEditCommand extends VisitingCommand {

    @Parameters(paramLabel = "USER", completionCandidates = UserNames.class, description = "Id of the account.")
    String user = "";

    @Option(names = "--name", paramLabel = "TEXT", description = "What people see.")
    @Nullable
    String name;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            split = ",",
            description = "admin, moderator or member; may be repeated. Replaces the roles.")
    List<String> roles = List.of();

    @ArgGroup
    @Nullable
    State state;

    /** Whether it may sign in. */
    static final class State {
        @Option(names = "--disable", required = true, description = "It may not sign in any more.")
        boolean disable;

        @Option(names = "--enable", required = true, description = "It may sign in again.")
        boolean enable;
    }

    AccountEditCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        UpdateAccountRequest.Builder change = UpdateAccountRequest.newBuilder();
        if (name != null) {
            change.setName(name);
        }
        if (!roles.isEmpty()) {
            change.addAllRoles(roles).setReplaceRoles(true);
        }
        if (state != null) {
            change.setDisabled(state.disable);
        }
        if (change.build().equals(UpdateAccountRequest.getDefaultInstance())) {
            throw new CliFailure("nothing to change", "give --name, --role, --disable or --enable");
        }
        printer.print(AccountRows.of(visit.client()
                .accountRegister()
                .update(change.setUserId(new UserId(user).value()).build())));
        return 0;
    }
}

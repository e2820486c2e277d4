package io.openspeak.cli.command.moderation;

import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.ChannelNames;
import io.openspeak.cli.command.ReasonOption;
import io.openspeak.cli.command.UserNames;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.Row;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.Position;
import io.openspeak.client.id.UserId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Moves a member to another channel. */
@Command(
        name = "move",
        mixinStandardHelpOptions = true,
        description = "Move a member to another channel. Needs MOVE_MEMBERS in both.")
public final class MoveCommand extends VisitingCommand {

    @Parameters(index = "0", paramLabel = "USER", completionCandidates = UserNames.class, description = "Whom.")
    String user = "";

    @Parameters(
            index = "1",
            paramLabel = "FROM",
            completionCandidates = ChannelNames.class,
            description = "Where from.")
    String from = "";

    @Parameters(index = "2", paramLabel = "TO", completionCandidates = ChannelNames.class, description = "Where to.")
    String to = "";

    @Mixin
    ReasonOption reason = new ReasonOption();

    MoveCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        Position position = visit.client()
                .moderation()
                .move(new UserId(user), new ChannelId(from), new ChannelId(to), reason.text());
        printer.print(Row.of("moved " + user + " from #" + from + " to #" + to + reason.inBrackets())
                .with("user", user)
                .with("from", from)
                .with("to", to)
                .with("reason", reason.text())
                .with("position", position.token()));
        return 0;
    }
}

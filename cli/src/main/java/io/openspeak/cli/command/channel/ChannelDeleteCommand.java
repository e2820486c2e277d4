package io.openspeak.cli.command.channel;

import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.ChannelNames;
import io.openspeak.cli.command.ReasonOption;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.Row;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.Position;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Deletes a channel. */
@Command(
        name = "delete",
        mixinStandardHelpOptions = true,
        description = "Delete a channel that has no channels below it; its members leave. Needs MANAGE there.")
public final class ChannelDeleteCommand extends VisitingCommand {

    @Parameters(paramLabel = "CHANNEL", completionCandidates = ChannelNames.class, description = "Channel to delete.")
    String channel = "";

    @Mixin
    ReasonOption reason = new ReasonOption();

    ChannelDeleteCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        Position position = visit.client().channels().delete(new ChannelId(channel), reason.text());
        printer.print(Row.of("deleted #" + channel + reason.inBrackets())
                .with("channel", channel)
                .with("reason", reason.text())
                .with("position", position.token()));
        return 0;
    }
}

package io.openspeak.cli.command.moderation;

import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.ChannelNames;
import io.openspeak.cli.command.UserNames;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.Row;
import io.openspeak.client.channel.Moderation;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.UserId;
import picocli.CommandLine.Parameters;

/** A command about one user in one channel. */
abstract class MemberCommand extends VisitingCommand {

    @Parameters(index = "0", paramLabel = "CHANNEL", completionCandidates = ChannelNames.class, description = "Where.")
    String channel = "";

    @Parameters(index = "1", paramLabel = "USER", completionCandidates = UserNames.class, description = "Whom.")
    String user = "";

    MemberCommand(Context context) {
        super(context);
    }

    @Override
    protected final int run(Visit visit, Printer printer) {
        printer.print(act(visit.client().moderation(), new ChannelId(channel), new UserId(user))
                .with("channel", channel)
                .with("user", user));
        return 0;
    }

    /** Does it, and says what was done; channel and user are added. */
    abstract Row act(Moderation moderation, ChannelId where, UserId whom);
}

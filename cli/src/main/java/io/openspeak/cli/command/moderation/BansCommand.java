package io.openspeak.cli.command.moderation;

import io.openspeak.channel.v1.Ban;
import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.ChannelNames;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import io.openspeak.client.id.ChannelId;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the bans of a channel. */
@Command(
        name = "bans",
        mixinStandardHelpOptions = true,
        description = "List the bans of a channel, newest first: id, whom, until when, by whom. Needs BAN there.")
public final class BansCommand extends VisitingCommand {

    @Parameters(paramLabel = "CHANNEL", completionCandidates = ChannelNames.class, description = "Where.")
    String channel = "";

    BansCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        List<Ban> bans = visit.client().moderation().bans(new ChannelId(channel));
        bans.forEach(ban -> printer.print(BanRows.of(ban)));
        if (bans.isEmpty()) {
            printer.remark("nobody is banned from #" + channel);
        }
        return 0;
    }
}

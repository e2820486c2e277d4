package io.openspeak.cli.command;

import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.output.PresenceNews;
import io.openspeak.cli.output.Printer;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.Position;
import io.openspeak.client.presence.PresenceReader;
import io.openspeak.presence.v1.UserPresence;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows who is online, or who is in a channel. */
@Command(
        name = "who",
        mixinStandardHelpOptions = true,
        description = "Show who is online, or who is in a channel: user, status, channel, mute, text.")
public final class WhoCommand extends VisitingCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "CHANNEL",
            completionCandidates = ChannelNames.class,
            description = "Only the members of this channel.")
    @Nullable
    String channel;

    WhoCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        PresenceReader presence = visit.client().presence();
        List<UserPresence> users =
                channel == null ? presence.online() : presence.members(new ChannelId(channel), Position.NONE);
        users.forEach(user -> printer.print(PresenceNews.state(user, "user")));
        if (users.isEmpty()) {
            printer.remark(channel == null ? "nobody is online" : "nobody is in #" + channel);
        }
        return 0;
    }
}

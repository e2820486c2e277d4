package io.openspeak.cli.command;

import io.openspeak.channel.v1.Channel;
import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.output.ChannelRows;
import io.openspeak.cli.output.Printer;
import io.openspeak.client.id.ChannelId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists channels, or creates one. */
@Command(name = "channels", mixinStandardHelpOptions = true, description = "List channels, or create one.")
public final class ChannelsCommand extends VisitingCommand {

    @Option(names = "--create", paramLabel = "ID", description = "Create this channel (role moderator).")
    @Nullable
    String create;

    @Option(names = "--capacity", paramLabel = "N", description = "Most members of the new channel; 0: unlimited.")
    int capacity;

    ChannelsCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        if (create != null) {
            printer.print(ChannelRows.line(visit.client().channels().create(new ChannelId(create), capacity)));
            return 0;
        }
        List<Channel> channels = visit.client().channels().list();
        channels.forEach(channel -> printer.print(ChannelRows.line(channel)));
        if (channels.isEmpty()) {
            printer.remark("there are no channels yet; create one: channels --create ID");
        }
        return 0;
    }
}

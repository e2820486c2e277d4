package io.openspeak.cli.command.channel;

import io.openspeak.channel.v1.Channel;
import io.openspeak.cli.CliFailure;
import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.ChannelNames;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.ChannelRows;
import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.Row;
import io.openspeak.client.id.ChannelId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Draws the tree of channels. */
@Command(
        name = "tree",
        mixinStandardHelpOptions = true,
        description = "Draw the tree of channels: kind, members and most members, name.")
public final class ChannelTreeCommand extends VisitingCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "ROOT",
            completionCandidates = ChannelNames.class,
            description = "Only this channel and what is below it.")
    @Nullable
    String root;

    ChannelTreeCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        List<Channel> channels = visit.client().channels().list();
        ChannelTree tree = root == null ? ChannelTree.of(channels) : ChannelTree.below(channels, new ChannelId(root));
        if (root != null && tree.nodes().isEmpty()) {
            throw new CliFailure("there is no channel " + root + " that you may view", "see which there are: channels");
        }
        tree.nodes().forEach(node -> printer.print(row(node)));
        if (tree.nodes().isEmpty()) {
            printer.remark("there are no channels yet; create one: channel create ID");
        }
        return 0;
    }

    private static Row row(ChannelTree.Node node) {
        Channel channel = node.channel();
        Row row = Row.of("%-32s %-12s %6s  %s"
                .formatted(
                        node.lines() + "#" + channel.getChannelId(),
                        ChannelRows.kind(channel),
                        ChannelRows.seats(channel),
                        channel.getName())
                .stripTrailing());
        return ChannelRows.fields(row, channel).with("depth", node.depth());
    }
}

package io.openspeak.cli.command.channel;

import io.openspeak.channel.v1.Channel;
import io.openspeak.channel.v1.Member;
import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.ChannelNames;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.ChannelRows;
import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.Row;
import io.openspeak.cli.output.Times;
import io.openspeak.client.id.ChannelId;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows all about a channel, its members too. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Show a channel and its members.")
public final class ChannelShowCommand extends VisitingCommand {

    @Parameters(paramLabel = "CHANNEL", completionCandidates = ChannelNames.class, description = "Channel to show.")
    String channel = "";

    ChannelShowCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        ChannelId id = new ChannelId(channel);
        Channel found = visit.client().channels().get(id);
        List<Member> members = visit.client().channels().members(id);
        printer.print(ChannelRows.fields(Row.of(text(found, members)), found)
                .with("member_list", members.stream().map(ChannelRows::member).toList()));
        return 0;
    }

    private static String text(Channel channel, List<Member> members) {
        StringBuilder text = new StringBuilder("#" + channel.getChannelId() + "  " + channel.getName());
        line(text, "topic", channel.getTopic());
        line(text, "kind", ChannelRows.kind(channel));
        line(text, "participants", String.join(", ", channel.getParticipantsList()));
        line(text, "bitrate", channel.getBitrateKbps() + " kbit/s");
        line(text, "below", channel.getParentId().isEmpty() ? "" : "#" + channel.getParentId());
        line(
                text,
                "temporary",
                channel.getTemporary() ? channel.getLingerSeconds() + " s after the last one left" : "");
        line(text, "created", Times.of(channel.getCreatedAt(), ""));
        line(text, "members", ChannelRows.seats(channel));
        for (Member member : members) {
            text.append("\n    %-20s since %s  %s"
                    .formatted(
                            member.getUserId(),
                            Times.of(member.getJoinedAt(), "an unknown time"),
                            ChannelRows.marks(member))
                    .stripTrailing());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String label, String value) {
        if (!value.isEmpty()) {
            text.append("\n  %-13s %s".formatted(label, value));
        }
    }
}

package io.openspeak.cli.command.channel;

import io.openspeak.channel.v1.ChannelKind;
import io.openspeak.channel.v1.CreateChannelRequest;
import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.ChannelNames;
import io.openspeak.cli.command.SpanConverter;
import io.openspeak.cli.command.UserNames;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.ChannelRows;
import io.openspeak.cli.output.Printer;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates a channel. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description =
                "Create a channel: at the top as moderator, below another with MANAGE there, a DIRECT one as participant.")
public final class ChannelCreateCommand extends VisitingCommand {

    /** How people talk in it. */
    enum Kind {
        VOICE(ChannelKind.CHANNEL_KIND_VOICE),
        PUSH_TO_TALK(ChannelKind.CHANNEL_KIND_PUSH_TO_TALK),
        DIRECT(ChannelKind.CHANNEL_KIND_DIRECT);

        private final ChannelKind kind;

        Kind(ChannelKind kind) {
            this.kind = kind;
        }
    }

    @Parameters(arity = "0..1", paramLabel = "ID", description = "Its id; else one is made.")
    String id = "";

    @Option(names = "--name", paramLabel = "TEXT", description = "What people call it; else the id.")
    String name = "";

    @Option(names = "--topic", paramLabel = "TEXT", description = "What it is about.")
    String topic = "";

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "VOICE",
            description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    Kind kind = Kind.VOICE;

    @Option(names = "--capacity", paramLabel = "N", description = "Most members; 0: unlimited.")
    int capacity;

    @Option(names = "--bitrate", paramLabel = "KBPS", description = "Opus bitrate in kbit/s; 0: the server's default.")
    int bitrate;

    @Option(
            names = "--parent",
            paramLabel = "CHANNEL",
            completionCandidates = ChannelNames.class,
            description = "Channel above it, whose rules it inherits.")
    String parent = "";

    @Option(names = "--temporary", description = "Delete it some time after the last one left.")
    boolean temporary;

    @Option(
            names = "--linger",
            paramLabel = "SPAN",
            converter = SpanConverter.class,
            description = "How long a temporary channel stays after the last one left, such as 5m.")
    Duration linger = Duration.ZERO;

    @Option(names = "--order", paramLabel = "N", description = "Its place among its siblings.")
    int order;

    @Option(
            names = "--participant",
            paramLabel = "USER",
            split = ",",
            completionCandidates = UserNames.class,
            description = "For kind DIRECT: who may be there; may be repeated.")
    List<String> participants = List.of();

    ChannelCreateCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        printer.print(ChannelRows.line(visit.client()
                .channels()
                .create(CreateChannelRequest.newBuilder()
                        .setChannelId(id)
                        .setName(name)
                        .setTopic(topic)
                        .setKind(kind.kind)
                        .setCapacity(capacity)
                        .setBitrateKbps(bitrate)
                        .setParentId(parent)
                        .setTemporary(temporary)
                        .setLingerSeconds((int) linger.toSeconds())
                        .setOrder(order)
                        .addAllParticipants(participants)
                        .build())));
        return 0;
    }
}

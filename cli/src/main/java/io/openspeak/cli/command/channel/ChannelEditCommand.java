package io.openspeak.cli.command.channel;

import io.openspeak.channel.v1.UpdateChannelRequest;
import io.openspeak.cli.CliFailure;
import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.ChannelNames;
import io.openspeak.cli.command.SpanConverter;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.ChannelRows;
import io.openspeak.cli.output.Printer;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes a channel; what is not named stays. */
@Command(
        name = "edit",
        mixinStandardHelpOptions = true,
        description = "Change a channel; what is not named stays. Needs MANAGE there.")
public final class ChannelEditCommand extends VisitingCommand {

    @Parameters(paramLabel = "CHANNEL", completionCandidates = ChannelNames.class, description = "Channel to change.")
    String channel = "";

    @Option(names = "--name", paramLabel = "TEXT", description = "What people call it.")
    @Nullable
    String name;

    @Option(names = "--topic", paramLabel = "TEXT", description = "What it is about.")
    @Nullable
    String topic;

    @Option(names = "--capacity", paramLabel = "N", description = "Most members; 0: unlimited. Those inside stay.")
    @Nullable
    Integer capacity;

    @Option(names = "--bitrate", paramLabel = "KBPS", description = "Opus bitrate in kbit/s.")
    @Nullable
    Integer bitrate;

    @ArgGroup
    @Nullable
    Place place;

    /** Where it hangs in the tree. */
    static final class Place {
        @Option(
                names = "--parent",
                required = true,
                paramLabel = "CHANNEL",
                completionCandidates = ChannelNames.class,
                description = "Channel above it, whose rules it inherits.")
        String parent = "";

        @Option(names = "--top", required = true, description = "No channel above it.")
        boolean top;
    }

    @Option(
            names = "--temporary",
            negatable = true,
            description = "Delete it, or don't, some time after the last one left.")
    @Nullable
    Boolean temporary;

    @Option(
            names = "--linger",
            paramLabel = "SPAN",
            converter = SpanConverter.class,
            description = "How long a temporary channel stays after the last one left, such as 5m.")
    @Nullable
    Duration linger;

    @Option(names = "--order", paramLabel = "N", description = "Its place among its siblings.")
    @Nullable
    Integer order;

    ChannelEditCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        UpdateChannelRequest changes = changes();
        if (changes.equals(UpdateChannelRequest.getDefaultInstance())) {
            throw new CliFailure("nothing to change", "say what to change; channel edit --help lists it");
        }
        printer.print(ChannelRows.line(visit.client()
                .channels()
                .update(changes.toBuilder().setChannelId(channel).build())));
        return 0;
    }

    private UpdateChannelRequest changes() {
        UpdateChannelRequest.Builder changes = UpdateChannelRequest.newBuilder();
        set(name, changes::setName);
        set(topic, changes::setTopic);
        set(capacity, changes::setCapacity);
        set(bitrate, changes::setBitrateKbps);
        set(place == null ? null : place.parent, changes::setParentId);
        set(temporary, changes::setTemporary);
        set(linger == null ? null : (int) linger.toSeconds(), changes::setLingerSeconds);
        set(order, changes::setOrder);
        return changes.build();
    }

    private static <T> void set(@Nullable T value, Function<T, UpdateChannelRequest.Builder> setter) {
        if (value != null) {
            UpdateChannelRequest.Builder changed = setter.apply(value);
            assert changed != null;
        }
    }
}

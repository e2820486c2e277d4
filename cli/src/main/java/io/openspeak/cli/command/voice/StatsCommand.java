package io.openspeak.cli.command.voice;

import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.ChannelChoice;
import io.openspeak.cli.command.ChannelNames;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.QualityRows;
import io.openspeak.cli.output.Row;
import io.openspeak.client.id.ChannelId;
import io.openspeak.voice.v1.StreamQuality;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the quality of a channel's voice streams. */
@Command(
        name = "stats",
        mixinStandardHelpOptions = true,
        description =
                "Show loss, jitter and delay of your voice streams in a channel, of all for moderators; each second until Ctrl-C."
                        + " What the server reports to a stream of its own is shown by --stats of talk, ptt and listen.")
public final class StatsCommand extends VisitingCommand {

    private static final Duration EVERY = Duration.ofSeconds(1);

    @Parameters(
            arity = "0..1",
            paramLabel = "CHANNEL",
            completionCandidates = ChannelNames.class,
            description = "Which channel; else the one that you are in.")
    @Nullable
    String channel;

    @Option(names = "--once", description = "Show it once.")
    boolean once;

    StatsCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        ChannelId id = ChannelChoice.of(channel, visit);
        boolean redraws = !once && context.surroundings().draws() && !context.json();
        int drawn = 0;
        do {
            List<StreamQuality> streams = visit.client().voice().quality(id);
            if (redraws) {
                List<String> lines = lines(id, streams);
                printer.redraw(drawn, lines);
                drawn = lines.size();
            } else {
                print(id, streams, printer);
            }
        } while (!once && !context.surroundings().stop().await(EVERY));
        return 0;
    }

    private static List<String> lines(ChannelId id, List<StreamQuality> streams) {
        return streams.isEmpty()
                ? List.of(none(id))
                : Stream.concat(
                                Stream.of(QualityRows.header()),
                                streams.stream()
                                        .map(stream ->
                                                QualityRows.of(stream, "stats").text()))
                        .toList();
    }

    private void print(ChannelId id, List<StreamQuality> streams, Printer printer) {
        if (streams.isEmpty()) {
            printer.remark(none(id));
            return;
        }
        if (!context.json()) {
            printer.print(Row.of(QualityRows.header()));
        }
        streams.forEach(stream -> printer.print(QualityRows.of(stream, "stats")));
    }

    private static String none(ChannelId id) {
        return "no voice stream that you may see in #" + id;
    }
}

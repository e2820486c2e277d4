package io.openspeak.cli.command;

import io.openspeak.cli.CliFailure;
import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.audio.Pacer;
import io.openspeak.cli.audio.PacketDigest;
import io.openspeak.cli.audio.Pcm;
import io.openspeak.cli.audio.SpeechEncoder;
import io.openspeak.cli.audio.WavFile;
import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.ProgressBar;
import io.openspeak.cli.output.Row;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.voice.VoiceCounters;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Speaks a recording into a channel, as Opus and in real time. */
@Command(
        name = "say",
        mixinStandardHelpOptions = true,
        description = "Speak a WAV file into a channel. Joins for the time being when you are not in it.")
public final class SayCommand extends VisitingCommand {

    private static final Duration FRAME = Duration.ofMillis(20);
    private static final int FRAMES_PER_DRAWING = 5;

    @Parameters(paramLabel = "FILE.wav", description = "What to say: WAV with PCM of any rate and channels.")
    Path file = Path.of("");

    @Option(
            names = "--channel",
            paramLabel = "CHANNEL",
            completionCandidates = ChannelNames.class,
            description = "Where; else in the channel that you are in.")
    @Nullable
    String channel;

    @Option(
            names = "--bitrate",
            paramLabel = "BIT/S",
            defaultValue = "32000",
            description = "Bits per second (default: ${DEFAULT-VALUE}).")
    int bitrate;

    @Option(names = "--no-join", description = "Only speak where you are a member already.")
    boolean noJoin;

    SayCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        Pcm pcm = WavFile.read(file);
        SpeechEncoder encoder = new SpeechEncoder(bitrate);
        ChannelId id = ChannelChoice.of(channel, visit);
        Delivery delivery = new Delivery();
        try (VoicePlace place = VoicePlace.enter(visit, id, true, !noJoin, delivery)) {
            PacketDigest digest = new PacketDigest();
            int frames = speak(pcm, encoder, digest, place, printer);
            delivery.settle(place.voice(), frames, context.surroundings().stop());
            return report(visit, id, frames, digest, place.voice().counters(), printer);
        }
    }

    private int speak(Pcm pcm, SpeechEncoder encoder, PacketDigest digest, VoicePlace place, Printer printer) {
        int spoken = new Pacer(FRAME)
                .run(
                        pcm.frames(),
                        index -> {
                            byte[] packet = encoder.encode(pcm.frame(index));
                            digest.add(packet);
                            place.say(packet);
                            if (index % FRAMES_PER_DRAWING == 0) {
                                draw(
                                        printer,
                                        index + 1,
                                        pcm.frames(),
                                        place.voice().counters());
                            }
                        },
                        context.surroundings().stop()::stopped);
        draw(printer, spoken, pcm.frames(), place.voice().counters());
        if (draws()) {
            printer.endRedraw();
        }
        return spoken;
    }

    private boolean draws() {
        return context.surroundings().draws() && !context.json();
    }

    private void draw(Printer printer, int done, int total, VoiceCounters counters) {
        if (draws()) {
            String rejected = Delivery.rejections(counters);
            printer.redraw(
                    ProgressBar.draw(done, total, "frames", rejected.isEmpty() ? "" : "not forwarded: " + rejected));
        }
    }

    private static int report(
            Visit visit, ChannelId id, int frames, PacketDigest digest, VoiceCounters counters, Printer printer) {
        Duration duration = FRAME.multipliedBy(frames);
        String sha256 = digest.hex();
        String rejected = Delivery.rejections(counters);
        printer.print(Row.of("%s said %d frames (%.2f s) in #%s%s%nsha256 %s"
                        .formatted(
                                visit.user(),
                                frames,
                                duration.toMillis() / 1000.0,
                                id,
                                rejected.isEmpty() ? "" : ", not forwarded: " + rejected,
                                sha256))
                .with("user", visit.user())
                .with("channel", id.value())
                .with("frames", frames)
                .with("duration_ms", duration.toMillis())
                .with("sent", counters.sent())
                .with("dropped", counters.droppedHere())
                .with("rejected", Delivery.byName(counters))
                .with("sha256", sha256));
        if (frames > 0 && counters.rejectedInAll() >= frames) {
            throw new CliFailure(
                    "nobody heard it: " + rejected,
                    counters.rejected().keySet().stream()
                                    .anyMatch(reason -> reason.name().endsWith("SELF_MUTED"))
                            ? "unmute first: unmute"
                            : "see who may speak in #" + id + ": who " + id);
        }
        return 0;
    }
}

package io.openspeak.cli.command.voice;

import io.openspeak.cli.CliFailure;
import io.openspeak.cli.Context;
import io.openspeak.cli.StopSignal;
import io.openspeak.cli.Visit;
import io.openspeak.cli.audio.PacedSpeech;
import io.openspeak.cli.audio.Pcm;
import io.openspeak.cli.audio.WavFile;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.ProgressBar;
import io.openspeak.cli.output.Row;
import io.openspeak.client.floor.FloorPriority;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.voice.VoiceCounters;
import io.openspeak.client.voice.VoiceListener;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Speaks a recording into a channel, as Opus and in real time; in a push-to-talk channel when it is its turn. */
@Command(
        name = "say",
        mixinStandardHelpOptions = true,
        description = "Speak a WAV file into a channel, in a push-to-talk channel when it is your turn."
                + " Joins for the time being when you are not in it.")
public final class SayCommand extends VisitingCommand {

    private static final int FRAMES_PER_DRAWING = 5;

    @Parameters(paramLabel = "FILE.wav", description = "What to say: WAV with PCM of any rate and channels.")
    Path file = Path.of("");

    @Mixin
    ChannelOption where = new ChannelOption();

    @Mixin
    BitrateOption bitrate = new BitrateOption();

    @Option(names = "--no-join", description = "Only speak where you are a member already.")
    boolean noJoin;

    @Mixin
    AddresseeOptions addressees = new AddresseeOptions();

    SayCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        Clock clock = context.surroundings().clock();
        StopSignal stop = context.surroundings().stop();
        PacedSpeech speech = new PacedSpeech(WavFile.read(file));
        ChannelId id = where.of(visit);
        Turn turn = Turn.in(visit, id, printer, clock);
        Delivery delivery = new Delivery();
        VoiceListener listener = new SeveralListeners(List.of(delivery, turn));
        try (VoicePlace place = (addressees.guest()
                        ? VoicePlace.outside(visit, id, listener)
                        : VoicePlace.enter(visit, id, true, !noJoin, listener))
                .whisperingTo(addressees.to())) {
            if (!turn.take(place.voice(), FloorPriority.NORMAL, true, stop)) {
                return 0;
            }
            Speaking speaking = new Speaking(bitrate.value(), place, clock);
            speak(speech, speaking, turn, place, printer);
            turn.giveBack(place.voice());
            delivery.settle(place.voice(), speaking.frames(), stop);
            report(visit, id, speaking, place.voice().counters(), printer);
            turn.checkOver();
            return 0;
        }
    }

    private void speak(PacedSpeech speech, Speaking speaking, Turn turn, VoicePlace place, Printer printer) {
        StopSignal stop = context.surroundings().stop();
        speaking.speak(speech, () -> stop.stopped() || turn.isOver(), spoken -> {
            if (spoken % FRAMES_PER_DRAWING == 1) {
                draw(printer, spoken, speech.frames(), place.voice().counters());
            }
        });
        draw(printer, speaking.frames(), speech.frames(), place.voice().counters());
        if (draws()) {
            printer.endRedraw();
        }
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

    private static void report(Visit visit, ChannelId id, Speaking speaking, VoiceCounters counters, Printer printer) {
        int frames = speaking.frames();
        Duration duration = Pcm.FRAME_TIME.multipliedBy(frames);
        String sha256 = speaking.sha256();
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
    }
}

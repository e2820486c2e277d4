package io.openspeak.cli.command.voice;

import io.openspeak.cli.CliFailure;
import io.openspeak.cli.Context;
import io.openspeak.cli.Keys;
import io.openspeak.cli.StopSignal;
import io.openspeak.cli.Visit;
import io.openspeak.cli.audio.Microphone;
import io.openspeak.cli.audio.PacedSpeech;
import io.openspeak.cli.audio.Pcm;
import io.openspeak.cli.audio.SpeechSource;
import io.openspeak.cli.command.SpanConverter;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.Row;
import io.openspeak.client.floor.FloorPriority;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.voice.VoiceListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Push-to-talk: asks for the floor, speaks while it has it, gives it back. */
@Command(
        name = "ptt",
        mixinStandardHelpOptions = true,
        description =
                "Push to talk: space or enter asks for the floor and gives it back, q ends; or one burst with --hold or --file."
                        + " Joins when you are not in the channel.")
public final class PttCommand extends VisitingCommand {

    @Option(
            names = "--hold",
            paramLabel = "SPAN",
            converter = SpanConverter.class,
            description = "Speak once, for so long (5s), and end.")
    @Nullable
    Duration hold;

    @Option(
            names = "--priority",
            paramLabel = "PRIORITY",
            defaultValue = "NORMAL",
            description =
                    "${COMPLETION-CANDIDATES}: a higher one interrupts, and needs the right (default: ${DEFAULT-VALUE}).")
    FloorPriority priority = FloorPriority.NORMAL;

    @Option(names = "--no-wait", description = "Be denied rather than wait while somebody else speaks.")
    boolean noWait;

    @Mixin
    TalkOptions talk = new TalkOptions();

    PttCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        Optional<PacedSpeech> recording = talk.mouth.recording();
        if (recording.isPresent()) {
            return inChannel(visit, printer, (place, turn, ears) -> once(place, turn, recording.get()));
        }
        try (Microphone microphone = MouthOptions.microphone(context)) {
            if (hold != null) {
                return inChannel(visit, printer, (place, turn, ears) -> once(place, turn, microphone));
            }
            try (Keys keys = keys()) {
                return inChannel(visit, printer, (place, turn, ears) -> {
                    printer.remark("space or enter: speak, and again: stop; q: end");
                    return new PushToTalk(place, turn, speaking(place), priority, !noWait, printer)
                            .run(microphone, keys, context.surroundings().stop(), ears::tick);
                });
            }
        }
    }

    /** What is done once the channel is entered; how many frames were spoken. */
    private interface Act {
        int in(VoicePlace place, Turn turn, Ears ears);
    }

    private int inChannel(Visit visit, Printer printer, Act act) {
        ChannelId id = talk.where.of(visit);
        Turn turn = Turn.in(visit, id, printer, context.surroundings().clock());
        if (!turn.isPushToTalk()) {
            throw new CliFailure("#" + id + " is no push-to-talk channel", "talk without asking: talk --channel " + id);
        }
        Delivery delivery = new Delivery();
        try (Ears ears = talk.hearing.open(context, printer)) {
            List<VoiceListener> listeners = new ArrayList<>(talk.hearing.listeners(ears, printer));
            listeners.addAll(List.of(delivery, turn));
            try (VoicePlace place = VoicePlace.enter(visit, id, false, true, new SeveralListeners(listeners))) {
                int frames = act.in(place, turn, ears);
                delivery.settle(place.voice(), frames, context.surroundings().stop());
                printer.print(report(visit, id, frames, place));
                turn.checkOver();
                return 0;
            }
        }
    }

    private Speaking speaking(VoicePlace place) {
        return new Speaking(talk.bitrate.value(), place, context.surroundings().clock());
    }

    private int once(VoicePlace place, Turn turn, SpeechSource source) {
        StopSignal stop = context.surroundings().stop();
        if (!turn.take(place.voice(), priority, !noWait, stop)) {
            return 0;
        }
        Speaking speaking = speaking(place);
        long most = hold == null ? Long.MAX_VALUE : hold.toMillis() / Pcm.FRAME_TIME.toMillis();
        speaking.speak(
                source, () -> stop.stopped() || turn.isOver() || speaking.frames() >= most, spoken -> place.check());
        turn.giveBack(place.voice());
        return speaking.frames();
    }

    private Keys keys() {
        return context.surroundings()
                .keys()
                .get()
                .orElseThrow(() -> new CliFailure(
                        "there is no terminal to press a key at", "speak once: --hold 5s, or --file FILE.wav"));
    }

    private static Row report(Visit visit, ChannelId id, int frames, VoicePlace place) {
        String rejected = Delivery.rejections(place.voice().counters());
        return Row.of("%s spoke %.1f s in #%s%s"
                        .formatted(
                                visit.user(),
                                Pcm.FRAME_TIME.multipliedBy(frames).toMillis() / 1000.0,
                                id,
                                rejected.isEmpty() ? "" : ", not forwarded: " + rejected))
                .with("kind", "spoke")
                .with("user", visit.user())
                .with("channel", id.value())
                .with("frames", frames)
                .with("sent", place.voice().counters().sent())
                .with("rejected", Delivery.byName(place.voice().counters()));
    }
}

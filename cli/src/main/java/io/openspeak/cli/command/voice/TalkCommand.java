package io.openspeak.cli.command.voice;

import io.openspeak.cli.Context;
import io.openspeak.cli.StopSignal;
import io.openspeak.cli.Visit;
import io.openspeak.cli.audio.Microphone;
import io.openspeak.cli.audio.PacedSpeech;
import io.openspeak.cli.audio.SpeechSource;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.Row;
import io.openspeak.client.floor.FloorPriority;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.voice.VoiceCounters;
import io.openspeak.client.voice.VoiceListener;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Talks: speaks from the microphone and hears the others. */
@Command(
        name = "talk",
        mixinStandardHelpOptions = true,
        description =
                "Talk in a channel until Ctrl-C: speak from the microphone and hear the others. Joins when you are not in it."
                        + " In a push-to-talk channel it asks for the floor once; ptt is made for those.")
public final class TalkCommand extends VisitingCommand {

    private static final int FRAMES_PER_LOOK = 5;

    @Mixin
    TalkOptions talk = new TalkOptions();

    TalkCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        Optional<PacedSpeech> recording = talk.mouth.recording();
        if (recording.isPresent()) {
            return talk(visit, recording.get(), printer);
        }
        try (Microphone microphone = MouthOptions.microphone(context)) {
            return talk(visit, microphone, printer);
        }
    }

    private int talk(Visit visit, SpeechSource source, Printer printer) {
        Clock clock = context.surroundings().clock();
        ChannelId id = talk.where.of(visit);
        Turn turn = Turn.in(visit, id, printer, clock);
        Delivery delivery = new Delivery();
        try (Ears ears = talk.hearing.open(context, printer)) {
            List<VoiceListener> listeners = new ArrayList<>(talk.hearing.listeners(ears, printer));
            listeners.addAll(List.of(delivery, turn));
            try (VoicePlace place = VoicePlace.enter(visit, id, false, true, new SeveralListeners(listeners))) {
                return talk(visit, id, source, turn, place, ears, delivery, printer);
            }
        }
    }

    private int talk(
            Visit visit,
            ChannelId id,
            SpeechSource source,
            Turn turn,
            VoicePlace place,
            Ears ears,
            Delivery delivery,
            Printer printer) {
        StopSignal stop = context.surroundings().stop();
        if (!turn.take(place.voice(), FloorPriority.NORMAL, true, stop)) {
            return 0;
        }
        printer.print(Row.of(visit.user() + " talks in #" + id + "; Ctrl-C ends")
                .with("kind", "talking")
                .with("user", visit.user())
                .with("channel", id.value()));
        Speaking speaking =
                new Speaking(talk.bitrate.value(), place, context.surroundings().clock());
        speaking.speak(source, () -> stop.stopped() || turn.isOver(), spoken -> {
            if (spoken % FRAMES_PER_LOOK == 0) {
                ears.tick();
                place.check();
            }
        });
        turn.giveBack(place.voice());
        delivery.settle(place.voice(), speaking.frames(), stop);
        printer.print(report(visit, id, speaking, place.voice().counters()));
        turn.checkOver();
        return 0;
    }

    private static Row report(Visit visit, ChannelId id, Speaking speaking, VoiceCounters counters) {
        String rejected = Delivery.rejections(counters);
        return Row.of("%s said %d frames in #%s%s, heard %d, missed %d"
                        .formatted(
                                visit.user(),
                                speaking.frames(),
                                id,
                                rejected.isEmpty() ? "" : " (not forwarded: " + rejected + ")",
                                counters.received() - counters.duplicates(),
                                counters.missing()))
                .with("kind", "talked")
                .with("user", visit.user())
                .with("channel", id.value())
                .with("frames", speaking.frames())
                .with("sent", counters.sent())
                .with("dropped", counters.droppedHere())
                .with("rejected", Delivery.byName(counters))
                .with("heard", counters.received() - counters.duplicates())
                .with("missing", counters.missing())
                .with("reconnects", counters.reconnects())
                .with("moves", counters.moves());
    }
}

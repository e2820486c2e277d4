package io.openspeak.cli.command.voice;

import io.openspeak.cli.Context;
import io.openspeak.cli.audio.LivePlayer;
import io.openspeak.cli.output.Printer;
import io.openspeak.client.voice.VoiceListener;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How to hear the others while one speaks. */
final class EarOptions {

    @Option(names = "--no-play", description = "Do not play the others.")
    boolean noPlay;

    @Option(names = "--stats", description = "Show the reports of quality that the server sends.")
    boolean stats;

    Ears open(Context context, Printer printer) {
        Clock clock = context.surroundings().clock();
        Optional<LivePlayer> player = noPlay
                ? Optional.empty()
                : context.surroundings().sound().loudspeaker().map(LivePlayer::new);
        return new Ears(Optional.empty(), new SpeakingDisplay(printer, clock), player, clock);
    }

    /** Them, and what else is to be told. */
    List<VoiceListener> listeners(Ears ears, Printer printer) {
        return stats ? List.of(ears, new QualityDisplay(printer)) : List.of(ears);
    }
}

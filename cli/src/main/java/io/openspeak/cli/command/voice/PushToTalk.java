package io.openspeak.cli.command.voice;

import io.openspeak.cli.Keys;
import io.openspeak.cli.StopSignal;
import io.openspeak.cli.audio.SpeechSource;
import io.openspeak.cli.output.Printer;
import io.openspeak.client.floor.FloorNews;
import io.openspeak.client.floor.FloorPriority;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A button that is pressed and let go of.
 *
 * <pre>
 *   Up --key--> Asking (speaks already, the server keeps it) --granted--> Speaking --key, or taken--> Up
 *                 |                 \
 *               denied             queued: silent until granted
 * </pre>
 */
final class PushToTalk {

    private static final Duration A_MOMENT = Duration.ofMillis(1);

    private final VoicePlace place;
    private final Turn turn;
    private final Speaking speaking;
    private final FloorPriority priority;
    private final boolean wait;
    private final Printer printer;
    private @Nullable CompletableFuture<FloorNews.Answer> asked;

    PushToTalk(VoicePlace place, Turn turn, Speaking speaking, FloorPriority priority, boolean wait, Printer printer) {
        this.place = place;
        this.turn = turn;
        this.speaking = speaking;
        this.priority = priority;
        this.wait = wait;
        this.printer = printer;
    }

    /** Until {@code q}, the end of the keys, or the signal; how many frames were spoken. */
    int run(SpeechSource microphone, Keys keys, StopSignal stop, Runnable tick) {
        while (!stop.stopped() && press(keys.next(A_MOMENT))) {
            // The microphone is read all the time: it sets the pace, and what was said before the key is not for
            // others.
            short[] frame = microphone.next();
            if (frame == null) {
                break;
            }
            if (mayGoOut()) {
                speaking.speak(frame);
            }
            place.check();
            tick.run();
        }
        letGo();
        return speaking.frames();
    }

    /** False: enough. */
    private boolean press(int key) {
        switch (key) {
            case ' ', '\r', '\n' -> {
                if (asked == null) {
                    asked = turn.ask(place.voice(), priority, wait);
                } else {
                    letGo();
                }
            }
            case 'q', 'Q', Keys.END -> {
                return false;
            }
            default -> {}
        }
        return true;
    }

    private void letGo() {
        if (asked != null) {
            asked = null;
            turn.giveBack(place.voice());
        }
    }

    private boolean mayGoOut() {
        CompletableFuture<FloorNews.Answer> answer = asked;
        if (answer == null) {
            return false;
        }
        if (!answer.isDone()) {
            return !turn.isWaiting();
        }
        if (answer.join() instanceof FloorNews.Denied || turn.isOver()) {
            asked = null; // Told already; the next key asks anew.
            turn.forget();
            printer.remark("(press again to ask again)");
            return false;
        }
        return true;
    }
}

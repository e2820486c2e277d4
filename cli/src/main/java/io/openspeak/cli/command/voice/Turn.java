package io.openspeak.cli.command.voice;

import io.openspeak.channel.v1.ChannelKind;
import io.openspeak.cli.CliFailure;
import io.openspeak.cli.StopSignal;
import io.openspeak.cli.Visit;
import io.openspeak.cli.output.FloorRows;
import io.openspeak.cli.output.Printer;
import io.openspeak.client.floor.FloorNews;
import io.openspeak.client.floor.FloorPriority;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.link.LinkState;
import io.openspeak.client.voice.VoiceConnection;
import io.openspeak.client.voice.VoiceListener;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The right to speak in a channel: there in an open one, to be asked for in a push-to-talk one. */
final class Turn implements VoiceListener {

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final ChannelId channel;
    private final boolean pushToTalk;
    private final Printer printer;
    private final Clock clock;
    private final AtomicReference<FloorNews.@Nullable Taken> taken = new AtomicReference<>();
    private volatile boolean waiting;

    private Turn(ChannelId channel, boolean pushToTalk, Printer printer, Clock clock) {
        this.channel = channel;
        this.pushToTalk = pushToTalk;
        this.printer = printer;
        this.clock = clock;
    }

    static Turn in(Visit visit, ChannelId channel, Printer printer, Clock clock) {
        ChannelKind kind = visit.client().channels().get(channel).getKind();
        return new Turn(channel, kind == ChannelKind.CHANNEL_KIND_PUSH_TO_TALK, printer, clock);
    }

    boolean isPushToTalk() {
        return pushToTalk;
    }

    /** Asks, if there is need to; completes when that is decided. */
    CompletableFuture<FloorNews.Answer> ask(VoiceConnection voice, FloorPriority priority, boolean wait) {
        forget();
        return pushToTalk
                ? voice.requestFloor(channel, priority, wait)
                : CompletableFuture.completedFuture(new FloorNews.Granted(channel, 0, 0));
    }

    /** Waits until one may speak; false: asked to stop before. Fails when one may not. */
    boolean take(VoiceConnection voice, FloorPriority priority, boolean wait, StopSignal stop) {
        CompletableFuture<FloorNews.Answer> answer = ask(voice, priority, wait);
        while (!answer.isDone()) {
            if (stop.await(LOOK_EVERY)) {
                voice.releaseFloor(channel);
                return false;
            }
        }
        check(answer.join(), voice);
        return true;
    }

    void check(FloorNews.Answer answer, VoiceConnection voice) {
        if (answer instanceof FloorNews.Denied(var in, String reason, String holder)) {
            if (voice.state() instanceof LinkState.Closed(var why, var failure) && failure != null) {
                throw failure;
            }
            throw new CliFailure(
                    "you can't have the floor of #" + channel + ": " + FloorRows.because(reason, holder),
                    switch (reason) {
                        case "busy", "queue_full", "waited_too_long" -> "try again when it is free: floor " + channel;
                        case "not_a_member" -> "join the channel first: join " + channel;
                        case "muted" -> "unmute first: unmute";
                        case "forbidden" -> "ask somebody who has the right, or ask without --priority";
                        case "not_push_to_talk" -> "speak without asking: talk --channel " + channel;
                        default -> "try again";
                    });
        }
    }

    void giveBack(VoiceConnection voice) {
        if (pushToTalk) {
            voice.releaseFloor(channel);
        }
    }

    boolean isOver() {
        return taken.get() != null;
    }

    /** In the queue: what one says now nobody would keep. */
    boolean isWaiting() {
        return waiting;
    }

    /** That a turn ended is known. */
    void forget() {
        taken.set(null);
        waiting = false;
    }

    /** Fails when the turn was ended by others. */
    void checkOver() {
        FloorNews.Taken lost = taken.get();
        if (lost != null) {
            throw new CliFailure(
                    "the floor of #" + channel + " was taken: " + FloorRows.because(lost.reason(), lost.by()),
                    "ask again for the rest");
        }
    }

    @Override
    public void onFloorNews(FloorNews news) {
        waiting = news instanceof FloorNews.Waiting;
        if (news instanceof FloorNews.Taken lost) {
            taken.set(lost);
        }
        printer.print(FloorRows.of(news, clock.millis()));
    }
}

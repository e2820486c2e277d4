package io.openspeak.voice.stream;

import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.revocation.LiveCalls;
import io.openspeak.voice.loop.Connection;
import io.openspeak.voice.loop.EventLoop;
import io.openspeak.voice.routing.NotAMember;
import io.openspeak.voice.routing.domain.Listener;
import io.openspeak.voice.routing.domain.Patience;
import io.openspeak.voice.routing.domain.Quality;
import io.openspeak.voice.routing.domain.QueueLimits;
import io.openspeak.voice.routing.domain.Voice;
import java.time.Duration;
import java.util.List;

/** One listener of one channel that says nothing, whatever carries it. All of it happens on its event loop. */
public final class ListenStream implements Connection {

    private final ClientLink link;
    private final EventLoop loop;
    private final StreamParts parts;
    private final ChannelId channel;
    private final Runnable onEnd;
    private final Listener listener;
    private final Voice voice;
    private final LiveCalls.Registration registration;
    private final long validUntil;
    private final Patience reading;
    private boolean open;
    private boolean ended;

    ListenStream(Caller caller, ChannelId channel, ClientLink link, EventLoop loop, StreamParts parts, Runnable onEnd) {
        this.link = link;
        this.loop = loop;
        this.parts = parts;
        this.channel = channel;
        this.onEnd = onEnd;
        QueueLimits queue = new QueueLimits(
                parts.settings.maxBroadcastLag(), parts.settings.maxQueuedFrames(), parts.settings.maxQueuedBytes());
        listener = new Listener(link, queue, parts.counters);
        voice = new Voice(caller.user(), "", listener, loop.lane(), lost -> refuse(NotAMember.of(lost.value())));
        Duration validFor =
                Duration.between(parts.clock.instant(), caller.expiresAt()).plus(parts.settings.tokenGrace());
        long now = parts.ticker.nanos();
        validUntil = now + validFor.toNanos();
        reading = new Patience(parts.settings.silence(), now);
        registration = parts.live.register(
                caller,
                () -> loop.lane()
                        .execute(() -> refuse(
                                new Refusal(Reason.UNAUTHORIZED, "The access token was revoked; sign in again."))));
    }

    /**
     * Takes its place in the channel.
     *
     * @param onAttached what to do when it has it
     */
    void attach(String afterPosition, Runnable onAttached) {
        parts.router.connect(voice);
        parts.attachments
                .attach(voice, channel, afterPosition, false)
                .invoke(outcome -> StreamSeats.require(outcome, channel.value()))
                .emitOn(loop.lane()::execute)
                .subscribe()
                .with(attached -> opened(onAttached), thrown -> refuse(Failure.of(thrown)));
    }

    private void opened(Runnable onAttached) {
        if (!ended) {
            open = true;
            long now = parts.ticker.nanos();
            reading.sign(now);
            onAttached.run();
            listener.flush(now);
        }
    }

    /** The transport takes more again. */
    public void ready() {
        // A slow client takes a little now and then, and is full again by the next beat.
        long now = parts.ticker.nanos();
        reading.sign(now);
        listener.flush(now);
    }

    /** The client is gone. */
    public void gone() {
        link.gone();
        leave();
    }

    /** The client wants no more; from any thread. */
    void finish() {
        loop.lane().execute(() -> {
            if (!ended) {
                leave();
                link.finish();
            }
        });
    }

    /** Ends it for a failure. */
    void refuse(Failure failure) {
        if (!ended) {
            leave();
            link.refuse(failure);
        }
    }

    @Override
    public void beat(long now) {
        if (link.ready()) {
            reading.sign(now);
        }
        if (now - validUntil >= 0) {
            refuse(new Refusal(Reason.UNAUTHORIZED, "The access token has ended; sign in again."));
        } else if (open && reading.isOver(now)) {
            refuse(new Refusal(Reason.SLOW_CONSUMER, "Nothing was read for too long."));
            link.discard();
        }
    }

    @Override
    public List<Quality> quality() {
        return voice.quality();
    }

    @Override
    public void goElsewhere() {
        // There is no word for it in its messages.
        refuse(new Refusal(Reason.UNAVAILABLE, "This pod stops; connect to another one at once."));
    }

    @Override
    public void stop() {
        goElsewhere();
    }

    private void leave() {
        if (!ended) {
            ended = true;
            parts.router.disconnect(voice);
            loop.remove(this);
            registration.close();
            onEnd.run();
        }
    }
}

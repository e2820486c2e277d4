package io.openspeak.client;

import io.openspeak.client.call.Backoff;
import io.openspeak.client.channel.Channels;
import io.openspeak.client.channel.Seat;
import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.link.Listeners;
import io.openspeak.client.presence.Continuity;
import io.openspeak.client.presence.PresenceSession;
import io.openspeak.client.presence.SessionListener;
import io.openspeak.presence.v1.UserSession;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** A seat in a channel that is taken again whenever its session may have lost it. */
public final class KeptSeat implements AutoCloseable {

    private final Channels channels;
    private final PresenceSession session;
    private final ChannelId channel;
    private final Backoff backoff;
    private final Listeners<SeatListener> listeners = new Listeners<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ReentrantLock taking = new ReentrantLock();
    private final SessionListener onSession = new SessionListener() {
        @Override
        public void onWelcome(UserSession welcomed, Continuity continuity) {
            if (continuity.seatMayBeLost()) {
                retake();
            }
        }
    };
    private volatile Seat seat;

    private KeptSeat(Channels channels, PresenceSession session, ChannelId channel, Seat seat, Backoff backoff) {
        this.channels = channels;
        this.session = session;
        this.channel = channel;
        this.backoff = backoff;
        this.seat = seat;
    }

    /** Joins; fails as {@link Channels#join} does. */
    public static KeptSeat take(Channels channels, PresenceSession session, ChannelId channel) {
        return keep(channels, session, channel, channels.join(channel, session.id()));
    }

    /** Joins the channel that one was in last; fails as {@link Channels#rejoin} does. */
    public static KeptSeat takeLast(Channels channels, PresenceSession session) {
        Seat seat = channels.rejoin(session.id());
        return keep(channels, session, new ChannelId(seat.channel().getChannelId()), seat);
    }

    private static KeptSeat keep(Channels channels, PresenceSession session, ChannelId channel, Seat seat) {
        KeptSeat kept = new KeptSeat(channels, session, channel, seat, Backoff.DEFAULT);
        session.addListener(kept.onSession);
        return kept;
    }

    public ChannelId channel() {
        return channel;
    }

    public Seat seat() {
        return seat;
    }

    public PresenceSession session() {
        return session;
    }

    public void addListener(SeatListener listener) {
        listeners.add(listener);
    }

    public void removeListener(SeatListener listener) {
        listeners.remove(listener);
    }

    /** Joins again in the background. */
    public void retake() {
        Thread.startVirtualThread(this::retakeUntilDecided);
    }

    private void retakeUntilDecided() {
        taking.lock();
        try {
            for (int failures = 1; closed.getCount() > 0; failures++) {
                try {
                    Seat again = channels.join(channel, session.id());
                    seat = again;
                    listeners.tell(listener -> listener.onRetaken(again));
                    return;
                } catch (OpenSpeakException e) {
                    if (!e.retryable()) {
                        listeners.tell(listener -> listener.onLost(e));
                        return;
                    }
                }
                pause(failures);
            }
        } finally {
            taking.unlock();
        }
    }

    private void pause(int failures) {
        try {
            long wait = backoff.before(failures, ThreadLocalRandom.current().nextDouble())
                    .toMillis();
            if (closed.await(wait, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }

    /** Leaves the channel. */
    @Override
    public void close() {
        session.removeListener(onSession);
        closed.countDown();
        channels.leave(channel);
    }
}

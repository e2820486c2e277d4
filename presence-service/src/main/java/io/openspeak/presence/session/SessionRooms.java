package io.openspeak.presence.session;

import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.FailureLog;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.presence.Event;
import io.openspeak.presence.domain.Input;
import io.openspeak.presence.rooms.RoomListener;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** The rooms that one session is in: it is told of the people there, and they find its user there. */
public final class SessionRooms implements RoomListener {

    private static final Duration IN_A_ROW = Duration.ofMillis(100);

    private final SessionServices services;
    private final ClientSession session;
    private final ClientLink link;
    private final AtomicBoolean toWrite = new AtomicBoolean();

    SessionRooms(SessionServices services, ClientSession session, ClientLink link) {
        this.services = services;
        this.session = session;
        this.link = link;
    }

    /**
     * Goes into a room, if it may: is told of the people there, and they of it.
     *
     * @param entered what to do once it is in, before it is told of anybody
     */
    public Uni<Void> enter(ChannelId room, Runnable entered) {
        return listen(Set.of(room)).invoke(() -> {
            entered.run();
            session.withFeed(telling -> telling.widen(telling.interest().plus(room)));
            leaveLost();
            write();
        });
    }

    /** Leaves a room. */
    public void leave(ChannelId room) {
        services.rooms().unsubscribe(this, room);
        forget(room);
    }

    /** Hears these rooms too, if it may hear them all; that it is there is not told yet. */
    Uni<Void> listen(Set<ChannelId> rooms) {
        return services.rooms()
                .subscribe(this, rooms)
                .onFailure()
                .invoke(() -> keepOf(rooms, session.interest().rooms()))
                .invoke(() -> {
                    if (session.hasEnded()) {
                        leaveAll();
                    }
                });
    }

    /** Leaves rooms whose right was lost while the session was about to watch them. */
    void leaveLost() {
        services.rooms().lost(this, session.interest().rooms()).forEach(this::removed);
    }

    /** Hears of those rooms none but these any more. */
    void keepOf(Set<ChannelId> before, Set<ChannelId> kept) {
        Set<ChannelId> left = new HashSet<>(before);
        left.removeAll(kept);
        left.forEach(room -> services.rooms().unsubscribe(this, room));
    }

    /** Hears no room any more. */
    void leaveAll() {
        services.rooms().leave(this);
    }

    /** Others find the user in its rooms; many that are entered in a row are written as one. */
    void write() {
        if (session.isOpen() && toWrite.compareAndSet(false, true)) {
            services.timers().in(IN_A_ROW, () -> {
                toWrite.set(false);
                if (!session.hasEnded()) {
                    Set<ChannelId> rooms = session.interest().rooms();
                    session.apply(new Input.RoomsSet(session.id(), rooms), Optional.empty())
                            .subscribe()
                            // Its pod compares what is known of it, and so writes them again.
                            .with(written -> {}, failure -> FailureLog.record(Failure.of(failure)));
                }
            });
        }
    }

    private void forget(ChannelId room) {
        session.withFeed(telling -> telling.widen(telling.interest().minus(room)));
        write();
    }

    @Override
    public Caller whose() {
        return session.owner();
    }

    @Override
    public void typing(Event typing) {
        link.tell(typing);
    }

    @Override
    public void removed(ChannelId room) {
        // Before its client is welcome it is not told of rooms; what is lost by then is left after that.
        if (session.interest().rooms().contains(room)) {
            forget(room);
            link.removed(room);
        }
    }
}

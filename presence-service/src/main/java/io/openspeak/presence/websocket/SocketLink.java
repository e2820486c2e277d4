package io.openspeak.presence.websocket;

import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.websocket.Closing;
import io.openspeak.platform.websocket.Frame;
import io.openspeak.platform.websocket.Outbox;
import io.openspeak.platform.websocket.Wire;
import io.openspeak.presence.Event;
import io.openspeak.presence.session.ClientLink;
import io.openspeak.presence.session.Sessions.Opened;
import io.openspeak.presence.v1.CloseReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The wire of a WebSocket. */
final class SocketLink implements ClientLink {

    private final SocketServices services;
    private final Wire wire;
    private final Dialect dialect;
    private final Outbox outbox;
    private final ColinkPeople people = new ColinkPeople();
    private final Set<ChannelId> direct = ConcurrentHashMap.newKeySet();
    private volatile String lastPosition = "";

    SocketLink(SocketServices services, Wire wire, Dialect dialect, Runnable ready, Runnable tooSlow) {
        this.services = services;
        this.dialect = dialect;
        this.wire = wire;
        outbox = new Outbox(wire.context(), services.times().maxUnsentBytes(), ready, tooSlow);
        wire.socket().drainHandler(writable -> outbox.drain());
    }

    /** Sends a frame of its own. */
    void send(Frame frame) {
        services.metrics().sent();
        outbox.send(frame);
    }

    /** Tells the client what went wrong. */
    void error(Failure failure, String commandId) {
        services.metrics().error();
        send(ServerFrames.error(failure, commandId, dialect));
    }

    @Override
    public boolean takesMore() {
        return outbox.takesMore();
    }

    @Override
    public void welcome(Opened opened) {
        if (dialect == Dialect.OPENSPEAK) {
            send(ServerFrames.hello(opened, services.times(), services.limits(), services.rooms()));
        }
    }

    @Override
    public void tell(Event event) {
        EventFrames.of(event, dialect).ifPresent(this::send);
        if (dialect == Dialect.COLINK) {
            tellBesides(event);
        }
    }

    /** One at a time: what others type comes from elsewhere than what is told of people. */
    private synchronized void tellBesides(Event event) {
        people.besides(event.content(), services.clock().millis())
                .forEach(offline -> EventFrames.of(new Event(offline), dialect).ifPresent(this::send));
    }

    /** The client named that room, as what it is. */
    void knows(Room room) {
        if (room.direct()) {
            direct.add(room.id());
        }
    }

    @Override
    public void removed(ChannelId room) {
        if (dialect == Dialect.OPENSPEAK) {
            send(ServerFrames.removed(room));
        } else {
            error(new Refusal(Reason.FORBIDDEN, "You may not be in '" + room + "' any more."), "");
            send(ServerFrames.unsubscribed(new Room(room, direct.contains(room))));
        }
    }

    @Override
    public void ping(long nonce, String position) {
        outbox.send(Frame.ping(nonce));
        if (dialect == Dialect.OPENSPEAK && !position.isEmpty() && !position.equals(lastPosition)) {
            lastPosition = position;
            send(EventFrames.position(position));
        }
    }

    @Override
    public void close(CloseReason reason, String position) {
        close(closing(reason), List.of(), position);
    }

    private static Closing closing(CloseReason reason) {
        return switch (reason) {
            case CLOSE_REASON_GOING_AWAY -> Closing.GOING_AWAY;
            case CLOSE_REASON_SLOW_CONSUMER -> Closing.SLOW_CONSUMER;
            case CLOSE_REASON_UNAUTHORIZED -> Closing.UNAUTHORIZED;
            case CLOSE_REASON_REPLACED -> Closing.REPLACED;
            case CLOSE_REASON_SILENT -> Closing.SILENT;
            case CLOSE_REASON_EPOCH_CHANGED -> Closing.EPOCH_CHANGED;
            case CLOSE_REASON_UNSPECIFIED, UNRECOGNIZED -> Closing.INTERNAL_ERROR;
        };
    }

    /** Tells the client what went wrong, and closes. */
    void refuse(Failure failure, Closing closing) {
        services.metrics().error();
        close(closing, List.of(ServerFrames.error(failure, "", dialect)), "");
    }

    private void close(Closing closing, List<Frame> words, String position) {
        wire.onLoop(() -> {
            outbox.drain();
            List<Frame> last = new ArrayList<>(words);
            if (dialect == Dialect.OPENSPEAK) {
                // What waits is lost to the client: a position after it would be a hole when it comes back.
                last.add(ServerFrames.closing(closing, outbox.sentAll() ? position : ""));
            }
            outbox.finish(last);
            wire.close(closing, services.limits().closeWait());
        });
    }

    @Override
    public void end() {
        wire.onLoop(() -> {
            outbox.finish(List.of());
            wire.close(Closing.NORMAL, services.limits().closeWait());
        });
    }

    @Override
    public void drop() {
        outbox.end();
    }
}

package io.openspeak.presence.websocket;

import io.netty.channel.ChannelHandlerContext;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.presence.Event;
import io.openspeak.presence.session.ClientLink;
import io.openspeak.presence.session.Sessions.Opened;
import io.openspeak.presence.v1.CloseReason;
import io.vertx.core.http.ServerWebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The wire of a WebSocket. */
final class SocketLink implements ClientLink {

    private final SocketServices services;
    private final ServerWebSocket socket;
    private final ChannelHandlerContext wire;
    private final Dialect dialect;
    private final SocketOutbox outbox;
    private final Set<ChannelId> direct = ConcurrentHashMap.newKeySet();
    private volatile String lastPosition = "";

    SocketLink(
            SocketServices services,
            ServerWebSocket socket,
            ChannelHandlerContext wire,
            Dialect dialect,
            Runnable ready,
            Runnable tooSlow) {
        this.services = services;
        this.socket = socket;
        this.dialect = dialect;
        this.wire = wire;
        outbox = new SocketOutbox(wire, services.times().maxUnsentBytes(), ready, tooSlow);
        socket.drainHandler(writable -> outbox.drain());
    }

    /** Runs it on the connection's event loop, now if that is the current thread. */
    void onLoop(Runnable action) {
        if (wire.executor().inEventLoop()) {
            action.run();
        } else {
            wire.executor().execute(action);
        }
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
        close(Closing.of(reason), List.of(), position);
    }

    /** Tells the client what went wrong, and closes. */
    void refuse(Failure failure, Closing closing) {
        services.metrics().error();
        close(closing, List.of(ServerFrames.error(failure, "", dialect)), "");
    }

    private void close(Closing closing, List<Frame> words, String position) {
        List<Frame> last = new ArrayList<>(words);
        if (dialect == Dialect.OPENSPEAK) {
            last.add(ServerFrames.closing(closing, position));
        }
        onLoop(() -> {
            outbox.finish(last);
            cut(closing);
        });
    }

    @Override
    public void end() {
        onLoop(() -> {
            outbox.finish(List.of());
            cut(Closing.NORMAL);
        });
    }

    /** Says so, and waits only so long for the client to hear it: one that reads nothing would else stay for ever. */
    private void cut(Closing closing) {
        if (!socket.isClosed()) {
            long timer = services.vertx().setTimer(services.limits().closeWait().toMillis(), late -> wire.close());
            wire.channel().closeFuture().addListener(closed -> services.vertx().cancelTimer(timer));
            socket.close((short) closing.code(), closing.wireName());
        }
    }

    @Override
    public void drop() {
        outbox.end();
    }
}

package io.openspeak.presence.websocket;

import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.presence.session.ClientSession;
import io.openspeak.presence.session.CommandMapping;
import io.openspeak.presence.v1.OpenSessionRequest;
import io.openspeak.presence.v1.SessionHello;
import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.Set;

/** Carries out what a client of a known user asks for. */
final class SocketCommands {

    private final SocketServices services;
    private final ClientSession session;
    private final SocketLink link;

    SocketCommands(SocketServices services, ClientSession session, SocketLink link) {
        this.services = services;
        this.session = session;
        this.link = link;
    }

    /** Opens the session of a client that says nothing of itself. */
    Uni<Void> open() {
        return session.open(CommandMapping.hello(SessionHello.getDefaultInstance()));
    }

    /** Carries it out, and acknowledges it if it has an id. */
    Uni<Void> carryOut(ClientFrame frame) {
        boolean hello = frame instanceof ClientFrame.Command(var request) && request.hasHello();
        if (hello == session.isOpen()) {
            throw Refusal.invalid(
                    hello
                            ? "Your session is open already; connect with ?protocol=2 to say hello first."
                            : "The first frame must be 'hello'.");
        }
        Uni<LogPosition> done = switch (frame) {
            case ClientFrame.Ping ping -> pong();
            case ClientFrame.Subscribe subscribe -> subscribe(subscribe.room());
            case ClientFrame.Unsubscribe unsubscribe -> unsubscribe(unsubscribe.room());
            case ClientFrame.Watch watch -> watch(watch);
            case ClientFrame.Command(OpenSessionRequest request) -> carryOut(request);
            case ClientFrame.Auth auth -> throw new IllegalArgumentException("a token is no command");
        };
        return done.invoke(position -> acknowledge(frame.commandId(), position)).replaceWithVoid();
    }

    private void acknowledge(String commandId, LogPosition position) {
        if (!commandId.isEmpty()) {
            link.send(ServerFrames.ack(commandId, position));
        }
    }

    private Uni<LogPosition> pong() {
        link.send(ServerFrames.pong(services.clock().millis()));
        return nothingWritten();
    }

    private Uni<LogPosition> subscribe(Room room) {
        link.knows(room);
        return session.rooms()
                .enter(room.id(), () -> link.send(ServerFrames.subscribed(room)))
                .chain(this::nothingWritten);
    }

    private Uni<LogPosition> unsubscribe(Room room) {
        session.rooms().leave(room.id());
        link.send(ServerFrames.unsubscribed(room));
        return nothingWritten();
    }

    private Uni<LogPosition> carryOut(OpenSessionRequest request) {
        return switch (request.getCommandCase()) {
            case HELLO -> session.open(CommandMapping.hello(request.getHello())).chain(this::nothingWritten);
            case GOODBYE -> session.goodbye().chain(this::nothingWritten);
            case TYPING ->
                session.types(CommandMapping.room(request.getTyping())).chain(this::nothingWritten);
            default ->
                session.apply(
                                CommandMapping.input(session.id(), request, services.clock()),
                                CommandMapping.command(request.getCommandId()))
                        .map(written -> written.position());
        };
    }

    private Uni<LogPosition> watch(ClientFrame.Watch wanted) {
        Set<UserId> users = new HashSet<>(wanted.users());
        if (wanted.add()) {
            users.addAll(session.interest().users());
        }
        session.watchUsers(users);
        return nothingWritten();
    }

    private Uni<LogPosition> nothingWritten() {
        return Uni.createFrom().item(LogPosition.NOWHERE);
    }
}

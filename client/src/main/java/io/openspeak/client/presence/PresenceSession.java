package io.openspeak.client.presence;

import io.openspeak.client.call.Address;
import io.openspeak.client.call.CommandId;
import io.openspeak.client.call.Connections;
import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.Position;
import io.openspeak.client.id.SessionId;
import io.openspeak.client.link.LinkSettings;
import io.openspeak.client.link.LinkState;
import io.openspeak.client.link.Listeners;
import io.openspeak.client.link.StreamLink;
import io.openspeak.client.link.Timers;
import io.openspeak.client.signin.AccessTokens;
import io.openspeak.client.signin.BearerToken;
import io.openspeak.presence.v1.ActivityCommand;
import io.openspeak.presence.v1.Interest;
import io.openspeak.presence.v1.MuteCommand;
import io.openspeak.presence.v1.OpenSessionRequest;
import io.openspeak.presence.v1.OpenSessionResponse;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.ReportTypingRequest;
import io.openspeak.presence.v1.SessionLimits;
import io.openspeak.presence.v1.SetPresenceStatusRequest;
import io.openspeak.presence.v1.UserSession;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** A session of one's own: stays over breaks of its stream, carries commands and brings presence events. */
public final class PresenceSession implements AutoCloseable {

    private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(5);

    private final Listeners<SessionListener> listeners = new Listeners<>();
    private final PendingCommands pending = new PendingCommands();
    private final AtomicLong order = new AtomicLong();
    private final SessionMemory memory;
    private final StreamLink<OpenSessionRequest, OpenSessionResponse> link;

    private PresenceSession(
            Connections connections,
            List<Address> addresses,
            AccessTokens tokens,
            LinkSettings settings,
            Clock clock,
            DeviceInfo device,
            Interest interest) {
        this.memory = new SessionMemory(device, interest);
        SessionProtocol protocol = new SessionProtocol(
                new BearerToken(tokens), memory, pending, listeners, clock, new SessionProtocol.Voice() {
                    @Override
                    public void say(OpenSessionRequest request) {
                        send(request);
                    }

                    @Override
                    public void repeatMute() {
                        memory.muteToRepeat()
                                .ifPresent(mute ->
                                        command(OpenSessionRequest.newBuilder().setSetMute(mute)));
                    }
                });
        this.link = new StreamLink<>(protocol, connections, addresses, tokens, settings);
    }

    /** Opens a session and waits until the server has welcomed it; the listener is told from the first welcome on. */
    public static PresenceSession open(
            Connections connections,
            List<Address> addresses,
            AccessTokens tokens,
            LinkSettings settings,
            Clock clock,
            DeviceInfo device,
            Interest interest,
            SessionListener listener,
            Duration within) {
        PresenceSession session =
                new PresenceSession(connections, addresses, tokens, settings, clock, device, interest);
        session.listeners.add(listener);
        session.link.open(within);
        return session;
    }

    public SessionId id() {
        return new SessionId(memory.session().getSessionId());
    }

    /** As the last welcome showed it. */
    public UserSession session() {
        return memory.session();
    }

    public SessionLimits limits() {
        return memory.limits();
    }

    /** Last place in the log that this session was told of. */
    public Position position() {
        return memory.resumePoint().get();
    }

    public LinkState state() {
        return link.state();
    }

    public void addListener(SessionListener listener) {
        listeners.add(listener);
    }

    public void removeListener(SessionListener listener) {
        listeners.remove(listener);
    }

    /** Claims a status; {@code until} in epoch milliseconds, 0: for good. */
    public CompletableFuture<Position> setStatus(PresenceStatus status, String text, long until) {
        return command(OpenSessionRequest.newBuilder()
                .setSetStatus(SetPresenceStatusRequest.newBuilder()
                        .setStatus(status)
                        .setText(text)
                        .setUntil(until)));
    }

    public CompletableFuture<Position> muteMicrophone(boolean muted) {
        return mute(MuteCommand.newBuilder().setMicrophoneMuted(muted).build());
    }

    public CompletableFuture<Position> muteSpeaker(boolean muted) {
        return mute(MuteCommand.newBuilder().setSpeakerMuted(muted).build());
    }

    /** Says that the person did something. */
    public CompletableFuture<Position> reportActivity() {
        return command(OpenSessionRequest.newBuilder().setActivity(ActivityCommand.getDefaultInstance()));
    }

    public CompletableFuture<Position> reportTyping(ChannelId channel) {
        return command(OpenSessionRequest.newBuilder()
                .setTyping(ReportTypingRequest.newBuilder().setChannelId(channel.value())));
    }

    /** Replaces the list of watched users. */
    public CompletableFuture<Position> watch(Interest interest) {
        memory.want(interest);
        return command(OpenSessionRequest.newBuilder().setWatch(interest));
    }

    private CompletableFuture<Position> mute(MuteCommand mute) {
        memory.want(mute);
        return command(OpenSessionRequest.newBuilder().setSetMute(mute));
    }

    private CompletableFuture<Position> command(OpenSessionRequest.Builder command) {
        OpenSessionRequest request = command.setCommandId(CommandId.next()).build();
        CompletableFuture<Position> outcome = pending.add(request, order.incrementAndGet());
        if (link.state() instanceof LinkState.Closed) {
            pending.fail(request.getCommandId(), OpenSpeakException.unavailable("the session has ended"));
            return outcome;
        }
        Timers.after(
                COMMAND_TIMEOUT,
                () -> pending.fail(
                        request.getCommandId(),
                        OpenSpeakException.unavailable("no answer within " + COMMAND_TIMEOUT.toSeconds() + " s")));
        send(request);
        return outcome;
    }

    /** What can't be sent now waits in {@code pending} for the next live stream. */
    @SuppressWarnings("ReturnValueIgnored")
    private void send(OpenSessionRequest request) {
        link.send(request);
    }

    /** Ends the session at once, for others too. */
    @Override
    public void close() {
        link.close();
    }

    /** Ends the stream without goodbye, so that the session is seen as reconnecting. */
    public void abandon() {
        link.abandon();
    }
}

package io.openspeak.voice.voiceping.grpc;

import io.grpc.Status;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Ids;
import io.openspeak.platform.identity.Role;
import io.openspeak.presence.v1.ActivityCommand;
import io.openspeak.presence.v1.CommandAck;
import io.openspeak.presence.v1.Goodbye;
import io.openspeak.presence.v1.Heartbeat;
import io.openspeak.presence.v1.Interest;
import io.openspeak.presence.v1.MutinyPresenceServiceGrpc.MutinyPresenceServiceStub;
import io.openspeak.presence.v1.OpenSessionRequest;
import io.openspeak.presence.v1.OpenSessionResponse;
import io.openspeak.presence.v1.Pong;
import io.openspeak.presence.v1.SessionHello;
import io.openspeak.presence.v1.SessionOwner;
import io.openspeak.voice.voiceping.Client;
import io.openspeak.voice.voiceping.PresenceSessions;
import io.openspeak.voice.voiceping.domain.WireId;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One client's session at presence-service. Whenever the stream breaks it is opened anew, going on with the same session if that is
 * still there; until then nothing is known of presence, and nobody waits for it. A group whose members the client may not see just now,
 * although it is in it, is asked for again.
 */
final class PresenceStream implements PresenceSessions.Session {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Set<Role> SEE_EVERYONE = Set.of(Role.ADMIN, Role.MODERATOR, Role.DASHBOARD);

    /** Most rooms that presence-service takes. */
    private static final int MOST_ROOMS = 100;

    /** Whom the client wants to see, as far as it may. */
    private enum Watching {
        EVERYONE,
        GROUPS,
        NOBODY
    }

    private final MutinyPresenceServiceStub presence;
    private final Client client;
    private final PresenceSessions.Told told;
    private final PresenceNews news;
    private final Vertx vertx;
    private final Pauses connecting = new Pauses(FIRST_PAUSE, LONGEST_PAUSE);
    private final Pauses asking = new Pauses(FIRST_PAUSE, LONGEST_PAUSE);
    private Set<String> groups;
    private Set<String> entered = Set.of();
    private Watching watching;
    private String session = "";
    private long watches;
    private boolean askingAgain;
    private boolean ended;
    private @Nullable UnicastProcessor<OpenSessionRequest> requests;

    PresenceStream(MutinyPresenceServiceStub presence, Client client, PresenceSessions.Told told, Vertx vertx) {
        this.presence = presence;
        this.client = client;
        this.told = told;
        this.vertx = vertx;
        news = new PresenceNews(told);
        // Those of the token are watched at once, whether they are entered or not: so there is something to show at
        // first.
        groups = client.groups().stream().map(WireId::text).filter(Ids::valid).collect(Collectors.toUnmodifiableSet());
        if (client.role().watches()) {
            boolean all = client.caller().roles().stream().anyMatch(SEE_EVERYONE::contains);
            watching = all ? Watching.EVERYONE : Watching.GROUPS;
        } else {
            watching = Watching.NOBODY;
        }
    }

    synchronized void connect() {
        if (ended) {
            return;
        }
        UnicastProcessor<OpenSessionRequest> sending = UnicastProcessor.create();
        requests = sending;
        sending.onNext(OpenSessionRequest.newBuilder().setHello(hello()).build());
        presence.openSession(sending)
                .subscribe()
                .with(
                        message -> take(sending, message),
                        failure -> broke(sending, Status.fromThrowable(failure).getCode()),
                        () -> broke(sending, Status.Code.OK));
    }

    private SessionHello hello() {
        return SessionHello.newBuilder()
                .setDevice(client.role().wireName())
                .setPlatform("voiceping")
                .putMetadata("protocol", "voiceping")
                .putMetadata("device_id", client.device())
                .setResumeSessionId(session)
                .setInterest(interest())
                .setOwner(SessionOwner.newBuilder()
                        .setUserId(client.user().value())
                        .setName(client.caller().name())
                        .addAllRoles(client.caller().roles().stream()
                                .map(Role::wireName)
                                .toList())
                        .setClientRole(client.role().wireName())
                        .setIssuedAt(client.caller().claims().issuedAt().toEpochMilli()))
                .build();
    }

    private Interest interest() {
        return switch (watching) {
            case NOBODY -> Interest.getDefaultInstance();
            case EVERYONE -> Interest.newBuilder().setEveryone(true).build();
            case GROUPS ->
                Interest.newBuilder()
                        .addAllRoomIds(
                                groups.stream().sorted().limit(MOST_ROOMS).toList())
                        .build();
        };
    }

    private void take(UnicastProcessor<OpenSessionRequest> of, OpenSessionResponse message) {
        if (!isCurrent(of)) {
            return;
        }
        switch (message.getMessageCase()) {
            case WELCOME -> {
                welcomed(message.getWelcome().getSession().getSessionId());
                told.opened(message.getWelcome().getResumed());
            }
            case PING ->
                send(OpenSessionRequest.newBuilder()
                        .setPong(Pong.newBuilder().setNonce(message.getPing().getNonce()))
                        .build());
            case EVENT -> {
                news.take(message.getEvent());
                if (message.getEvent().hasRemoved()) {
                    removed(message.getEvent().getRemoved().getRoomId());
                }
            }
            case ACK -> answered(message.getAck());
            case CLOSING, MESSAGE_NOT_SET -> {}
        }
    }

    /** Whoever has left the group says so before long. */
    private synchronized void removed(String room) {
        if (groups.contains(room)) {
            askAgain();
        }
    }

    private synchronized void answered(CommandAck ack) {
        if (!ack.getCommandId().equals(watchId())) {
            return;
        }
        if (ack.getErrorReason().isEmpty()) {
            asking.reset();
        } else {
            askAgain();
        }
    }

    private void askAgain() {
        if (!askingAgain) {
            askingAgain = true;
            after(asking, this::askOnce);
        }
    }

    private synchronized void askOnce() {
        askingAgain = false;
        ask();
    }

    private void ask() {
        if (watching == Watching.GROUPS) {
            watches++;
            send(OpenSessionRequest.newBuilder()
                    .setCommandId(watchId())
                    .setWatch(interest())
                    .build());
        }
    }

    private String watchId() {
        return "watch-" + watches;
    }

    private void after(Pauses pauses, Runnable what) {
        long timer = vertx.setTimer(pauses.next(), due -> what.run());
        assert timer >= 0;
    }

    private synchronized boolean isCurrent(UnicastProcessor<OpenSessionRequest> of) {
        return requests == of;
    }

    private synchronized void welcomed(String id) {
        session = id;
        connecting.reset();
    }

    private synchronized void broke(UnicastProcessor<OpenSessionRequest> of, Status.Code why) {
        if (requests != of || ended) {
            return;
        }
        requests = null;
        if (why == Status.Code.PERMISSION_DENIED || why == Status.Code.NOT_FOUND) {
            watchLess();
        }
        after(connecting, this::connect);
    }

    /** Whoever may not see everyone sees its groups; whoever may not see all that its token names, those that it is in. */
    private void watchLess() {
        if (watching == Watching.EVERYONE) {
            watching = Watching.GROUPS;
        } else {
            groups = groups.equals(entered) ? Set.of() : entered;
        }
    }

    @Override
    public void heartbeat() {
        send(OpenSessionRequest.newBuilder()
                .setHeartbeat(Heartbeat.getDefaultInstance())
                .build());
    }

    @Override
    public void activity() {
        send(OpenSessionRequest.newBuilder()
                .setActivity(ActivityCommand.getDefaultInstance())
                .build());
    }

    @Override
    public synchronized void watch(Set<ChannelId> watched) {
        entered = watched.stream().map(ChannelId::value).collect(Collectors.toUnmodifiableSet());
        groups = entered;
        ask();
    }

    private synchronized void send(OpenSessionRequest request) {
        UnicastProcessor<OpenSessionRequest> sending = requests;
        if (sending != null && !session.isEmpty()) {
            sending.onNext(request);
        }
    }

    @Override
    public synchronized void end(boolean forGood) {
        ended = true;
        UnicastProcessor<OpenSessionRequest> sending = requests;
        if (sending == null) {
            return;
        }
        if (forGood && !session.isEmpty()) {
            sending.onNext(OpenSessionRequest.newBuilder()
                    .setGoodbye(Goodbye.getDefaultInstance())
                    .build());
            sending.onComplete();
        } else {
            // Cancelling the answers alone would not reset the call.
            sending.onError(Status.CANCELLED.asRuntimeException());
        }
    }
}

package io.openspeak.voice.voiceping.grpc;

import io.grpc.Status;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Ids;
import io.openspeak.platform.identity.Role;
import io.openspeak.presence.v1.ActivityCommand;
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
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One client's session at presence-service. Whenever the stream breaks it is opened anew, going on with the same session if that is
 * still there; until then nothing is known of presence, and nobody waits for it.
 */
final class PresenceStream implements PresenceSessions.Session {

    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
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
    private Set<String> groups;
    private Watching watching;
    private String session = "";
    private Duration wait = FIRST_WAIT;
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
            case EVENT -> news.take(message.getEvent());
            case ACK, CLOSING, MESSAGE_NOT_SET -> {}
        }
    }

    private synchronized boolean isCurrent(UnicastProcessor<OpenSessionRequest> of) {
        return requests == of;
    }

    private synchronized void welcomed(String id) {
        session = id;
        wait = FIRST_WAIT;
    }

    private synchronized void broke(UnicastProcessor<OpenSessionRequest> of, Status.Code why) {
        if (requests != of || ended) {
            return;
        }
        requests = null;
        if (why == Status.Code.PERMISSION_DENIED) {
            // Whoever may not see everyone sees its groups, and whoever may not see those, nobody.
            watching = watching == Watching.EVERYONE ? Watching.GROUPS : Watching.NOBODY;
        }
        long in = wait.toMillis() / 2 + ThreadLocalRandom.current().nextLong(wait.toMillis() / 2 + 1);
        wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
        long timer = vertx.setTimer(in, due -> connect());
        assert timer >= 0;
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
        groups = watched.stream().map(ChannelId::value).collect(Collectors.toUnmodifiableSet());
        if (watching == Watching.GROUPS) {
            send(OpenSessionRequest.newBuilder().setWatch(interest()).build());
        }
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

package io.openspeak.voice.voiceping.grpc;

import io.openspeak.platform.identity.ChannelId;
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
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
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

    private final MutinyPresenceServiceStub presence;
    private final Client client;
    private final PresenceSessions.Told told;
    private final PresenceNews news;
    private final Vertx vertx;
    private Set<ChannelId> groups = Set.of();
    private String session = "";
    private Duration wait = FIRST_WAIT;
    private boolean everyone;
    private boolean ended;
    private @Nullable UnicastProcessor<OpenSessionRequest> requests;
    private @Nullable Cancellable call;

    PresenceStream(MutinyPresenceServiceStub presence, Client client, PresenceSessions.Told told, Vertx vertx) {
        this.presence = presence;
        this.client = client;
        this.told = told;
        this.vertx = vertx;
        news = new PresenceNews(told);
        everyone = client.role().watches() && client.caller().roles().stream().anyMatch(SEE_EVERYONE::contains);
    }

    synchronized void connect() {
        if (ended) {
            return;
        }
        UnicastProcessor<OpenSessionRequest> sending = UnicastProcessor.create();
        requests = sending;
        sending.onNext(OpenSessionRequest.newBuilder().setHello(hello()).build());
        call = presence.openSession(sending)
                .subscribe()
                .with(message -> take(sending, message), failure -> broke(sending), () -> broke(sending));
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
        if (!client.role().watches()) {
            return Interest.getDefaultInstance();
        }
        return everyone
                ? Interest.newBuilder().setEveryone(true).build()
                : Interest.newBuilder()
                        .addAllRoomIds(groups.stream()
                                .map(ChannelId::value)
                                .sorted()
                                .limit(MOST_ROOMS)
                                .toList())
                        .build();
    }

    private void take(UnicastProcessor<OpenSessionRequest> of, OpenSessionResponse message) {
        switch (message.getMessageCase()) {
            case WELCOME -> {
                welcomed(message.getWelcome().getSession().getSessionId());
                told.opened(message.getWelcome().getResumed());
            }
            case PING ->
                of.onNext(OpenSessionRequest.newBuilder()
                        .setPong(Pong.newBuilder().setNonce(message.getPing().getNonce()))
                        .build());
            case EVENT -> news.take(message.getEvent());
            case ACK, CLOSING, MESSAGE_NOT_SET -> {}
        }
    }

    private synchronized void welcomed(String id) {
        session = id;
        wait = FIRST_WAIT;
    }

    private synchronized void broke(UnicastProcessor<OpenSessionRequest> of) {
        if (requests != of || ended) {
            return;
        }
        requests = null;
        // Who may not see everyone sees its groups: perhaps that was it.
        everyone &= !session.isEmpty();
        long in = wait.toMillis() / 2 + ThreadLocalRandom.current().nextLong(wait.toMillis() / 2 + 1);
        wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
        long timer = vertx.setTimer(in, due -> connect());
        assert timer >= 0;
    }

    @Override
    public void heartbeat() {
        send(OpenSessionRequest.newBuilder().setHeartbeat(Heartbeat.getDefaultInstance()).build());
    }

    @Override
    public void activity() {
        send(OpenSessionRequest.newBuilder().setActivity(ActivityCommand.getDefaultInstance()).build());
    }

    @Override
    public synchronized void watch(Set<ChannelId> watched) {
        groups = Set.copyOf(watched);
        if (client.role().watches() && !everyone && !session.isEmpty()) {
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
        Cancellable open = call;
        if (sending != null && forGood && !session.isEmpty()) {
            sending.onNext(OpenSessionRequest.newBuilder().setGoodbye(Goodbye.getDefaultInstance()).build());
            sending.onComplete();
        } else if (open != null) {
            open.cancel();
        }
    }
}

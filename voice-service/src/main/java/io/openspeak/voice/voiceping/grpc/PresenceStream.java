package io.openspeak.voice.voiceping.grpc;

import io.grpc.Status;
import io.openspeak.platform.failures.Reason;
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
import io.openspeak.voice.voiceping.domain.WatchedGroups;
import io.openspeak.voice.voiceping.domain.WireId;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** After so long a group that was refused is tried again. */
    private static final Duration RETRY = Duration.ofMinutes(1);

    /** Most rooms that presence-service takes. */
    private static final int MOST_ROOMS = 100;

    /** Id of the one command whose acknowledgement counts; there is never more than one of it under way. */
    private static final String WATCH = "watch";

    /** Reasons that asking again does not change. */
    private static final Set<String> REFUSED = Stream.of(
                    Reason.FORBIDDEN, Reason.CHANNEL_NOT_FOUND, Reason.INVALID_REQUEST)
            .map(Reason::wireName)
            .collect(Collectors.toUnmodifiableSet());

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
    private final WatchedGroups groups;
    private Watching watching;
    private String session = "";
    private boolean askingAgain;
    private boolean retrying;
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
        groups = new WatchedGroups(
                client.groups().stream().map(WireId::text).filter(Ids::valid).collect(Collectors.toUnmodifiableSet()),
                MOST_ROOMS);
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
            case GROUPS -> Interest.newBuilder().addAllRoomIds(groups.first()).build();
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
        if (groups.lose(room)) {
            askAgain(asking.next());
        }
    }

    private synchronized void answered(CommandAck ack) {
        if (!ack.getCommandId().equals(WATCH)) {
            return;
        }
        if (ack.getErrorReason().isEmpty()) {
            asking.reset();
            groups.grant();
            ask();
        } else if (REFUSED.contains(ack.getErrorReason())) {
            groups.refuse();
            ask();
        } else {
            groups.fail();
            askAgain(asking.next());
        }
    }

    private void askAgain(long inMillis) {
        if (!askingAgain) {
            askingAgain = true;
            after(inMillis, () -> {
                askingAgain = false;
                ask();
            });
        }
    }

    private void ask() {
        if (watching != Watching.GROUPS || requests == null || session.isEmpty()) {
            return;
        }
        groups.next()
                .ifPresentOrElse(
                        rooms -> send(OpenSessionRequest.newBuilder()
                                .setCommandId(WATCH)
                                .setWatch(Interest.newBuilder().addAllRoomIds(rooms))
                                .build()),
                        this::retryLater);
    }

    private void retryLater() {
        if (groups.leavesOut() && !retrying) {
            retrying = true;
            after(RETRY.toMillis(), () -> {
                retrying = false;
                groups.retry();
                ask();
            });
        }
    }

    private void after(long millis, Runnable what) {
        long timer = vertx.setTimer(millis, due -> once(what));
        assert timer >= 0;
    }

    private synchronized void once(Runnable what) {
        if (!ended) {
            what.run();
        }
    }

    private synchronized boolean isCurrent(UnicastProcessor<OpenSessionRequest> of) {
        return requests == of;
    }

    private synchronized void welcomed(String id) {
        session = id;
        connecting.reset();
        if (watching == Watching.GROUPS) {
            groups.grant();
            ask();
        }
    }

    private synchronized void broke(UnicastProcessor<OpenSessionRequest> of, Status.Code why) {
        if (requests != of || ended) {
            return;
        }
        requests = null;
        if (why == Status.Code.PERMISSION_DENIED || why == Status.Code.NOT_FOUND) {
            watchLess();
        }
        after(connecting.next(), this::connect);
    }

    /** Whoever may not see everyone sees its groups; whoever may not see all of them, those that it may. */
    private void watchLess() {
        if (watching == Watching.EVERYONE) {
            watching = Watching.GROUPS;
        } else {
            groups.refuse();
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
        groups.want(watched.stream().map(ChannelId::value).collect(Collectors.toUnmodifiableSet()));
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

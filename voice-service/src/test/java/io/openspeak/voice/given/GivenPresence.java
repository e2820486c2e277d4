package io.openspeak.voice.given;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.openspeak.presence.v1.CommandAck;
import io.openspeak.presence.v1.OpenSessionRequest;
import io.openspeak.presence.v1.OpenSessionResponse;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceServiceGrpc;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.RemovedFromRoom;
import io.openspeak.presence.v1.SessionHello;
import io.openspeak.presence.v1.SessionWelcome;
import io.openspeak.presence.v1.SnapshotComplete;
import io.openspeak.presence.v1.SnapshotPresenceRequest;
import io.openspeak.presence.v1.SnapshotPresenceResponse;
import io.openspeak.presence.v1.SubscriptionMode;
import io.openspeak.presence.v1.SubscriptionStarted;
import io.openspeak.presence.v1.UserOfflineEvent;
import io.openspeak.presence.v1.UserPresence;
import io.openspeak.presence.v1.UserSession;
import io.openspeak.presence.v1.UserUnwatched;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** As much of presence-service as voice-service asks: it opens sessions for clients, and tells each of the people that a test names. */
public final class GivenPresence extends PresenceServiceGrpc.PresenceServiceImplBase {

    private static final AtomicInteger NEXT = new AtomicInteger();

    /** Sessions that services opened for their clients. */
    public final List<Session> sessions = new CopyOnWriteArrayList<>();

    /** True: nobody answers. */
    public volatile boolean away;

    /** For what reasons the next watches are refused. */
    public final Queue<String> refusals = new ConcurrentLinkedQueue<>();

    /** For what reasons the next sessions are. */
    public final Queue<Status> helloRefusals = new ConcurrentLinkedQueue<>();

    /** Who is there, as clients are told. */
    public final List<String> online = new CopyOnWriteArrayList<>();

    /** A client's session. */
    public static final class Session implements StreamObserver<OpenSessionRequest> {

        private final GivenPresence presence;
        private final StreamObserver<OpenSessionResponse> client;

        /** All that was said, beside pongs. */
        public final List<OpenSessionRequest> commands = new CopyOnWriteArrayList<>();

        public volatile boolean ended;

        private Session(GivenPresence presence, StreamObserver<OpenSessionResponse> client) {
            this.presence = presence;
            this.client = client;
        }

        public SessionHello hello() {
            return commands.getFirst().getHello();
        }

        /** Whose it is; empty before it said so. */
        public String user() {
            return commands.stream()
                    .findFirst()
                    .map(first -> first.getHello().getOwner().getUserId())
                    .orElse("");
        }

        @Override
        public synchronized void onNext(OpenSessionRequest request) {
            commands.add(request);
            if (request.hasHello()) {
                welcome(request.getHello());
            }
            if (request.hasWatch()) {
                acknowledge(request.getCommandId());
            }
        }

        private void acknowledge(String command) {
            CommandAck.Builder ack = CommandAck.newBuilder().setCommandId(command);
            Optional.ofNullable(presence.refusals.poll()).ifPresent(ack::setErrorReason);
            client.onNext(OpenSessionResponse.newBuilder().setAck(ack).build());
        }

        private void welcome(SessionHello hello) {
            Status refusal = presence.helloRefusals.poll();
            if (refusal != null) {
                breakOff(refusal);
                return;
            }
            boolean resumed = !hello.getResumeSessionId().isEmpty();
            client.onNext(OpenSessionResponse.newBuilder()
                    .setWelcome(SessionWelcome.newBuilder()
                            .setResumed(resumed)
                            .setSession(UserSession.newBuilder()
                                    .setSessionId(
                                            resumed ? hello.getResumeSessionId() : "s-" + NEXT.incrementAndGet())))
                    .build());
            tell(PresenceEvent.newBuilder()
                    .setStarted(SubscriptionStarted.newBuilder().setMode(SubscriptionMode.SUBSCRIPTION_MODE_SNAPSHOT)));
            presence.online.forEach(this::online);
            tell(PresenceEvent.newBuilder().setSnapshotComplete(SnapshotComplete.getDefaultInstance()));
        }

        /** Tells that somebody is there. */
        public void online(String user) {
            tell(PresenceEvent.newBuilder()
                    .setState(UserPresence.newBuilder()
                            .setUserId(user)
                            .setStatus(PresenceStatus.PRESENCE_STATUS_ONLINE)
                            .setLastSeen(1_702_281_234_567L)));
        }

        /** Tells that somebody went. */
        public void offline(String user) {
            tell(PresenceEvent.newBuilder()
                    .setUserOffline(
                            UserOfflineEvent.newBuilder().setUserId(user).setTimestamp(1_702_281_299_000L)));
        }

        /** Tells that somebody is in the client's groups no more. */
        public void unwatched(String user) {
            tell(PresenceEvent.newBuilder()
                    .setUnwatched(UserUnwatched.newBuilder().setUserId(user)));
        }

        private synchronized void tell(PresenceEvent.Builder event) {
            client.onNext(OpenSessionResponse.newBuilder().setEvent(event).build());
        }

        /** Tells that the client may be in a room no more. */
        public void removed(String room) {
            tell(PresenceEvent.newBuilder()
                    .setRemoved(RemovedFromRoom.newBuilder().setRoomId(room)));
        }

        /** The stream breaks. */
        public void breakOff() {
            breakOff(Status.UNAVAILABLE);
        }

        private void breakOff(Status why) {
            client.onError(why.asRuntimeException());
        }

        /** The rooms that were asked for, one time after the other. */
        public List<List<String>> watched() {
            return commands.stream()
                    .filter(OpenSessionRequest::hasWatch)
                    .map(command -> List.copyOf(command.getWatch().getRoomIdsList()))
                    .toList();
        }

        @Override
        public void onError(Throwable reset) {
            ended = true;
        }

        @Override
        public void onCompleted() {
            ended = true;
            client.onCompleted();
        }
    }

    @Override
    public StreamObserver<OpenSessionRequest> openSession(StreamObserver<OpenSessionResponse> client) {
        Session session = new Session(this, client);
        if (away) {
            client.onError(Status.UNAVAILABLE.asRuntimeException());
            return session;
        }
        sessions.add(session);
        return session;
    }

    @Override
    public void snapshotPresence(SnapshotPresenceRequest request, StreamObserver<SnapshotPresenceResponse> answer) {
        answer.onNext(SnapshotPresenceResponse.newBuilder()
                .setPosition(OtherServices.beginning())
                .build());
        answer.onCompleted();
    }
}

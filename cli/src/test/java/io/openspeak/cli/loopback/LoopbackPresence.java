package io.openspeak.cli.loopback;

import io.grpc.stub.StreamObserver;
import io.openspeak.presence.v1.CommandAck;
import io.openspeak.presence.v1.ExplainPresenceRequest;
import io.openspeak.presence.v1.ExplainPresenceResponse;
import io.openspeak.presence.v1.GetPresenceRequest;
import io.openspeak.presence.v1.Link;
import io.openspeak.presence.v1.ListChannelMembersRequest;
import io.openspeak.presence.v1.ListChannelMembersResponse;
import io.openspeak.presence.v1.ListOnlineUsersRequest;
import io.openspeak.presence.v1.ListOnlineUsersResponse;
import io.openspeak.presence.v1.OpenSessionRequest;
import io.openspeak.presence.v1.OpenSessionResponse;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceServiceGrpc;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.PresenceSubscriptionRequest;
import io.openspeak.presence.v1.SessionLimits;
import io.openspeak.presence.v1.SessionWelcome;
import io.openspeak.presence.v1.SetMuteStateRequest;
import io.openspeak.presence.v1.SetMuteStateResponse;
import io.openspeak.presence.v1.SetPresenceStatusRequest;
import io.openspeak.presence.v1.SubscriptionMode;
import io.openspeak.presence.v1.SubscriptionStarted;
import io.openspeak.presence.v1.UserChannelChanged;
import io.openspeak.presence.v1.UserPresence;
import io.openspeak.presence.v1.UserSession;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Sessions and mute in memory. */
final class LoopbackPresence extends PresenceServiceGrpc.PresenceServiceImplBase {

    private final Loopback loopback;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<String, String> userOfSession = new ConcurrentHashMap<>();
    private final Map<String, Boolean> mutedSessions = new ConcurrentHashMap<>();
    private final List<StreamObserver<PresenceEvent>> watchers = new CopyOnWriteArrayList<>();

    LoopbackPresence(Loopback loopback) {
        this.loopback = loopback;
    }

    boolean isMuted(String session) {
        return mutedSessions.getOrDefault(session, false);
    }

    int watchers() {
        return watchers.size();
    }

    void channelChanged(String user, String from, String to) {
        PresenceEvent event = PresenceEvent.newBuilder()
                .setPosition("p")
                .setChannelChanged(UserChannelChanged.newBuilder()
                        .setUserId(user)
                        .setOldChannelId(from)
                        .setNewChannelId(to))
                .build();
        watchers.forEach(watcher -> watcher.onNext(event));
    }

    @Override
    public void getMyPresence(GetPresenceRequest request, StreamObserver<UserPresence> answer) {
        answer.onNext(presenceOf(Caller.now(), PresenceStatus.PRESENCE_STATUS_ONLINE, ""));
        answer.onCompleted();
    }

    @Override
    public void listOnlineUsers(ListOnlineUsersRequest request, StreamObserver<ListOnlineUsersResponse> answer) {
        ListOnlineUsersResponse.Builder all = ListOnlineUsersResponse.newBuilder();
        userOfSession.values().stream()
                .distinct()
                .sorted()
                .forEach(user -> all.addUsers(presenceOf(user, PresenceStatus.PRESENCE_STATUS_ONLINE, "")));
        answer.onNext(all.build());
        answer.onCompleted();
    }

    @Override
    public void listChannelMembers(
            ListChannelMembersRequest request, StreamObserver<ListChannelMembersResponse> answer) {
        ListChannelMembersResponse.Builder all = ListChannelMembersResponse.newBuilder();
        loopback.channels.getOrDefault(request.getChannelId(), Map.of()).keySet().stream()
                .sorted()
                .forEach(user -> all.addMembers(presenceOf(user, PresenceStatus.PRESENCE_STATUS_ONLINE, "")));
        answer.onNext(all.build());
        answer.onCompleted();
    }

    @Override
    public void setPresenceStatus(SetPresenceStatusRequest request, StreamObserver<UserPresence> answer) {
        answer.onNext(presenceOf(Caller.now(), request.getStatus(), request.getText()));
        answer.onCompleted();
    }

    @Override
    public void setMuteState(SetMuteStateRequest request, StreamObserver<SetMuteStateResponse> answer) {
        mutedSessions.put(request.getSessionId(), request.getMicrophoneMuted());
        answer.onNext(SetMuteStateResponse.newBuilder().setPosition("p").build());
        answer.onCompleted();
    }

    @Override
    public void explainPresence(ExplainPresenceRequest request, StreamObserver<ExplainPresenceResponse> answer) {
        ExplainPresenceResponse.Builder all = ExplainPresenceResponse.newBuilder();
        userOfSession.forEach((session, user) -> {
            if (user.equals(Caller.now())) {
                all.addSessions(UserSession.newBuilder().setSessionId(session).setLink(Link.LINK_LIVE));
            }
        });
        answer.onNext(all.build());
        answer.onCompleted();
    }

    @Override
    public void subscribePresenceEvents(PresenceSubscriptionRequest request, StreamObserver<PresenceEvent> answers) {
        answers.onNext(PresenceEvent.newBuilder()
                .setPosition("p")
                .setStarted(SubscriptionStarted.newBuilder().setMode(SubscriptionMode.SUBSCRIPTION_MODE_CURRENT))
                .build());
        watchers.add(answers);
    }

    @Override
    public StreamObserver<OpenSessionRequest> openSession(StreamObserver<OpenSessionResponse> answers) {
        String session = "s" + numbers.incrementAndGet();
        String user = Caller.now();
        return new StreamObserver<>() {
            @Override
            public void onNext(OpenSessionRequest request) {
                if (request.hasHello()) {
                    userOfSession.put(session, user);
                    answers.onNext(welcome(session));
                } else if (request.hasSetMute()) {
                    mutedSessions.put(session, request.getSetMute().getMicrophoneMuted());
                }
                if (!request.getCommandId().isEmpty()) {
                    answers.onNext(OpenSessionResponse.newBuilder()
                            .setAck(CommandAck.newBuilder().setCommandId(request.getCommandId()))
                            .build());
                }
            }

            @Override
            public void onError(Throwable thrown) {
                userOfSession.remove(session);
            }

            @Override
            public void onCompleted() {
                userOfSession.remove(session);
                answers.onCompleted();
            }
        };
    }

    private static OpenSessionResponse welcome(String session) {
        return OpenSessionResponse.newBuilder()
                .setWelcome(SessionWelcome.newBuilder()
                        .setSession(UserSession.newBuilder().setSessionId(session))
                        .setLimits(
                                SessionLimits.newBuilder().setSilenceMs(35_000).setReconnectingMs(10_000)))
                .build();
    }

    private UserPresence presenceOf(String user, PresenceStatus status, String text) {
        String channel = loopback.channels.entrySet().stream()
                .filter(entry -> entry.getValue().containsKey(user))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
        return UserPresence.newBuilder()
                .setUserId(user)
                .setStatus(status)
                .setStatusText(text)
                .setCurrentChannelId(channel)
                .build();
    }
}

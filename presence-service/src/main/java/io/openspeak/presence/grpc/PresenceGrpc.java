package io.openspeak.presence.grpc;

import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.failures.grpc.GrpcFailures;
import io.openspeak.platform.failures.grpc.UnreadableMessages;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.identity.grpc.GrpcCaller;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.streams.Answers;
import io.openspeak.presence.Presence;
import io.openspeak.presence.PresenceLog;
import io.openspeak.presence.PresenceSettings;
import io.openspeak.presence.PresenceStore;
import io.openspeak.presence.PresenceView;
import io.openspeak.presence.contract.PresenceMapping;
import io.openspeak.presence.contract.PresenceMapping.Viewer;
import io.openspeak.presence.contract.StateMapping;
import io.openspeak.presence.domain.ClientInfo;
import io.openspeak.presence.domain.Status;
import io.openspeak.presence.domain.StatusRule;
import io.openspeak.presence.domain.UserState;
import io.openspeak.presence.history.grpc.HistoryRpcs;
import io.openspeak.presence.rooms.grpc.RoomRpcs;
import io.openspeak.presence.session.CommandMapping;
import io.openspeak.presence.session.Heartbeats;
import io.openspeak.presence.session.SessionServices;
import io.openspeak.presence.v1.ActivityResponse;
import io.openspeak.presence.v1.BatchGetPresenceRequest;
import io.openspeak.presence.v1.BatchGetPresenceResponse;
import io.openspeak.presence.v1.EraseHistoryRequest;
import io.openspeak.presence.v1.EraseHistoryResponse;
import io.openspeak.presence.v1.ExplainPresenceRequest;
import io.openspeak.presence.v1.ExplainPresenceResponse;
import io.openspeak.presence.v1.Freshness;
import io.openspeak.presence.v1.GetPresenceRequest;
import io.openspeak.presence.v1.ListChannelMembersRequest;
import io.openspeak.presence.v1.ListChannelMembersResponse;
import io.openspeak.presence.v1.ListChannelVisitorsRequest;
import io.openspeak.presence.v1.ListChannelVisitorsResponse;
import io.openspeak.presence.v1.ListOnlineUsersRequest;
import io.openspeak.presence.v1.ListOnlineUsersResponse;
import io.openspeak.presence.v1.ListPresenceHistoryRequest;
import io.openspeak.presence.v1.ListPresenceHistoryResponse;
import io.openspeak.presence.v1.OpenSessionRequest;
import io.openspeak.presence.v1.OpenSessionResponse;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceServiceGrpc;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.PresenceSubscriptionRequest;
import io.openspeak.presence.v1.PublishRoomMessageRequest;
import io.openspeak.presence.v1.PublishRoomMessageResponse;
import io.openspeak.presence.v1.ReportActivityRequest;
import io.openspeak.presence.v1.ReportTypingRequest;
import io.openspeak.presence.v1.ReportTypingResponse;
import io.openspeak.presence.v1.SetMuteStateRequest;
import io.openspeak.presence.v1.SetMuteStateResponse;
import io.openspeak.presence.v1.SetPresenceStatusRequest;
import io.openspeak.presence.v1.SnapshotPresenceRequest;
import io.openspeak.presence.v1.SnapshotPresenceResponse;
import io.openspeak.presence.v1.UserPresence;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** {@code openspeak.presence.v1.PresenceService}. Its streams need the transport's readiness, so it stands on grpc-java's stubs. */
@GrpcService
public class PresenceGrpc extends PresenceServiceGrpc.PresenceServiceImplBase {

    private final Presence presence;
    private final PresenceStore store;
    private final PresenceView view;
    private final PresenceLog log;
    private final SessionServices sessions;
    private final Subscription subscription;
    private final Heartbeats heartbeats;
    private final RoomRpcs rooms;
    private final HistoryRpcs history;
    private final PresenceSettings settings;
    private final Clock clock;

    public PresenceGrpc(
            Presence presence,
            PresenceStore store,
            PresenceView view,
            PresenceLog log,
            SessionServices sessions,
            Subscription subscription,
            Heartbeats heartbeats,
            RoomRpcs rooms,
            HistoryRpcs history,
            PresenceSettings settings,
            Clock clock) {
        this.presence = presence;
        this.store = store;
        this.view = view;
        this.log = log;
        this.sessions = sessions;
        this.subscription = subscription;
        this.heartbeats = heartbeats;
        this.rooms = rooms;
        this.history = history;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public ServerServiceDefinition bindService() {
        return UnreadableMessages.reported(super.bindService());
    }

    @Override
    public void getMyPresence(GetPresenceRequest request, StreamObserver<UserPresence> call) {
        Caller caller = GrpcCaller.current();
        Answers.send(call, () -> after(request.getAfterPosition()).map(here -> shown(caller, stateOf(caller.user()))));
    }

    @Override
    public void getUserPresence(GetPresenceRequest request, StreamObserver<UserPresence> call) {
        Caller caller = GrpcCaller.current();
        Answers.send(
                call,
                () -> after(request.getAfterPosition())
                        .chain(here -> known(new UserId(request.getUserId())))
                        .map(state -> withLastSeen(shown(caller, state), state)));
    }

    /** One user's last_seen is told, of the invisible too: it is when they became so. */
    private static UserPresence withLastSeen(UserPresence shown, UserState state) {
        Instant lastSeen = state.lastSeen();
        return shown.getStatus() == PresenceStatus.PRESENCE_STATUS_OFFLINE && lastSeen != null
                ? shown.toBuilder().setLastSeen(lastSeen.toEpochMilli()).build()
                : shown;
    }

    /** From the view, or from the store for somebody who has no session now. */
    private Uni<UserState> known(UserId user) {
        return view.find(user)
                .map(state -> Uni.createFrom().item(state))
                .orElseGet(() -> store.find(user))
                .invoke(state -> {
                    if (state.version() == 0) {
                        throw new Refusal(Reason.USER_NOT_FOUND, "Nobody called '" + user + "' was ever here.");
                    }
                });
    }

    @Override
    public void batchGetPresence(BatchGetPresenceRequest request, StreamObserver<BatchGetPresenceResponse> call) {
        Caller caller = GrpcCaller.current();
        Answers.send(
                call,
                () -> Uni.createFrom()
                        .item(() -> BatchGetPresenceResponse.newBuilder()
                                .addAllUsers(request.getUserIdsList().stream()
                                        .map(id -> shown(caller, stateOf(new UserId(id))))
                                        .toList())
                                .setFreshness(freshness())
                                .build()));
    }

    @Override
    public void listOnlineUsers(ListOnlineUsersRequest request, StreamObserver<ListOnlineUsersResponse> call) {
        Caller caller = GrpcCaller.current();
        Answers.send(
                call,
                () -> after(request.getAfterPosition()).map(here -> {
                    Viewer viewer = Viewer.of(caller);
                    Predicate<UserState> counts = state -> {
                        Status status = viewer.seesAllOf(state.user())
                                ? state.shown().status()
                                : state.shown().status().toOthers();
                        return status != Status.OFFLINE
                                && (request.getStatusesCount() == 0
                                        || request.getStatusesList().contains(StateMapping.status(status)));
                    };
                    Pages page = Pages.of(view.users(), counts, request.getPageSize(), request.getPageToken());
                    return ListOnlineUsersResponse.newBuilder()
                            .addAllUsers(shown(caller, page.users()))
                            .setNextPageToken(page.nextToken())
                            .setTotal((int) view.users().values().stream()
                                    .filter(counts)
                                    .count())
                            .setFreshness(freshness())
                            .build();
                }));
    }

    @Override
    public void listChannelMembers(ListChannelMembersRequest request, StreamObserver<ListChannelMembersResponse> call) {
        Caller caller = GrpcCaller.current();
        ChannelId channel = new ChannelId(request.getChannelId());
        Answers.send(
                call,
                () -> sessions.rooms()
                        .requireListen(caller, channel)
                        .chain(() -> after(request.getAfterPosition()))
                        .map(here -> {
                            NavigableMap<UserId, UserState> members = new TreeMap<>();
                            view.members(channel)
                                    .forEach(user -> view.find(user).ifPresent(state -> members.put(user, state)));
                            Predicate<UserState> counts =
                                    state -> Viewer.of(caller).seesAllOf(state.user())
                                            || state.shown().status().toOthers() != Status.OFFLINE;
                            Pages page = Pages.of(members, counts, request.getPageSize(), request.getPageToken());
                            return ListChannelMembersResponse.newBuilder()
                                    .addAllMembers(shown(caller, page.users()))
                                    .setNextPageToken(page.nextToken())
                                    .setTotal((int) members.values().stream()
                                            .filter(counts)
                                            .count())
                                    .setFreshness(freshness())
                                    .build();
                        }));
    }

    @Override
    public void setPresenceStatus(SetPresenceStatusRequest request, StreamObserver<UserPresence> call) {
        Caller caller = GrpcCaller.current();
        Answers.send(
                call,
                () -> presence.apply(
                                caller.user(),
                                CommandMapping.claim(request, clock),
                                CommandMapping.command(request.getCommandId()))
                        .map(written -> shown(caller, written.state())));
    }

    @Override
    public void setMuteState(SetMuteStateRequest request, StreamObserver<SetMuteStateResponse> call) {
        Caller caller = GrpcCaller.current();
        Answers.send(
                call,
                () -> presence.apply(
                                caller.user(),
                                CommandMapping.mute(request),
                                CommandMapping.command(request.getCommandId()))
                        .map(written -> {
                            requireSession(written.state(), request.getSessionId());
                            return SetMuteStateResponse.newBuilder()
                                    .setPosition(written.position().encode())
                                    .build();
                        }));
    }

    @Override
    public void reportActivity(ReportActivityRequest request, StreamObserver<ActivityResponse> call) {
        Caller caller = GrpcCaller.current();
        Answers.send(call, () -> {
            Optional<SessionId> session = request.getSessionId().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new SessionId(request.getSessionId()));
            ClientInfo client =
                    new ClientInfo(request.getClientVersion(), request.getPlatform(), request.getDevice(), Map.of());
            return heartbeats
                    .report(caller, session, client, request.getActive())
                    .map(kept -> ActivityResponse.newBuilder()
                            .setSessionId(kept.value())
                            .setNextInSeconds((int) settings.heartbeat().toSeconds())
                            .build());
        });
    }

    @Override
    public void reportTyping(ReportTypingRequest request, StreamObserver<ReportTypingResponse> call) {
        Caller caller = GrpcCaller.current();
        Answers.send(call, () -> rooms.report(caller, request));
    }

    @Override
    public void publishRoomMessage(PublishRoomMessageRequest request, StreamObserver<PublishRoomMessageResponse> call) {
        Caller caller = GrpcCaller.current();
        Answers.send(call, () -> rooms.publish(caller, request));
    }

    @Override
    public void explainPresence(ExplainPresenceRequest request, StreamObserver<ExplainPresenceResponse> call) {
        Caller caller = GrpcCaller.current();
        Answers.send(call, () -> {
            UserId user = request.getUserId().isEmpty() ? caller.user() : new UserId(request.getUserId());
            if (!Viewer.of(caller).seesAllOf(user)) {
                throw new Refusal(Reason.FORBIDDEN, "Only moderators see how another's presence comes about.");
            }
            return store.find(user).map(this::explained);
        });
    }

    private ExplainPresenceResponse explained(UserState state) {
        StatusRule.Decision decision = StatusRule.decide(state, clock.instant(), settings.idle());
        return ExplainPresenceResponse.newBuilder()
                .setStatus(StateMapping.status(decision.shown().status()))
                .addAllSteps(decision.steps())
                .addAllSessions(state.sessions().stream()
                        .map(session -> StateMapping.session(state, session))
                        .toList())
                .build();
    }

    @Override
    public StreamObserver<OpenSessionRequest> openSession(StreamObserver<OpenSessionResponse> call) {
        return new SessionStream(
                sessions, GrpcCaller.current(), (ServerCallStreamObserver<OpenSessionResponse>) call, clock);
    }

    @Override
    public void subscribePresenceEvents(PresenceSubscriptionRequest request, StreamObserver<PresenceEvent> call) {
        Caller caller = GrpcCaller.current();
        Answers.stream(
                call,
                events -> subscription.start(
                        caller,
                        CommandMapping.interest(request.getInterest()),
                        CommandMapping.position(request.getPosition()),
                        events));
    }

    @Override
    public void listPresenceHistory(
            ListPresenceHistoryRequest request, StreamObserver<ListPresenceHistoryResponse> call) {
        history.list(request, call);
    }

    @Override
    public void listChannelVisitors(
            ListChannelVisitorsRequest request, StreamObserver<ListChannelVisitorsResponse> call) {
        history.visitors(request, call);
    }

    @Override
    public void eraseHistory(EraseHistoryRequest request, StreamObserver<EraseHistoryResponse> call) {
        history.erase(request, call);
    }

    @Override
    public void snapshotPresence(SnapshotPresenceRequest request, StreamObserver<SnapshotPresenceResponse> call) {
        // Position first: a change in between is in the states too, and its fact is ignored by version.
        LogPosition position = log.position();
        try {
            sessions.requireLoaded();
        } catch (Refusal tooEarly) {
            call.onError(GrpcFailures.toStatus(tooEarly));
            return;
        }
        call.onNext(SnapshotPresenceResponse.newBuilder()
                .setPosition(position.encode())
                .build());
        view.users()
                .values()
                .forEach(state -> call.onNext(SnapshotPresenceResponse.newBuilder()
                        .setUser(StateMapping.record(state))
                        .build()));
        call.onCompleted();
    }

    private Uni<LogPosition> after(String position) {
        LogPosition wanted = LogPosition.decode(position);
        return log.reached(wanted).map(reached -> log.position());
    }

    private UserState stateOf(UserId user) {
        return view.find(user).orElseGet(() -> UserState.unknown(user));
    }

    private List<UserPresence> shown(Caller caller, List<UserState> states) {
        return states.stream().map(state -> shown(caller, state)).toList();
    }

    private UserPresence shown(Caller caller, UserState state) {
        return PresenceMapping.presence(state, Viewer.of(caller));
    }

    private Freshness freshness() {
        return Freshness.newBuilder()
                .setStale(log.stale())
                .setPosition(log.position().encode())
                .build();
    }

    private static void requireSession(UserState state, String session) {
        if (state.session(new SessionId(session)).isEmpty()) {
            throw new Refusal(
                    Reason.SESSION_EXPIRED, "You have no session '" + session + "' any more; open a new one.");
        }
    }
}

package io.openspeak.presence.rooms.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.testing.GrpcUnderTest;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.openspeak.presence.rooms.HearingListener;
import io.openspeak.presence.rooms.Rooms;
import io.openspeak.presence.v1.CommandAck;
import io.openspeak.presence.v1.Interest;
import io.openspeak.presence.v1.ListChannelMembersRequest;
import io.openspeak.presence.v1.ListChannelMembersResponse;
import io.openspeak.presence.v1.ListOnlineUsersRequest;
import io.openspeak.presence.v1.OpenSessionRequest;
import io.openspeak.presence.v1.OpenSessionResponse;
import io.openspeak.presence.v1.Pong;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceServiceGrpc;
import io.openspeak.presence.v1.PresenceServiceGrpc.PresenceServiceBlockingStub;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.PresenceSubscriptionRequest;
import io.openspeak.presence.v1.PublishRoomMessageRequest;
import io.openspeak.presence.v1.ReportTypingRequest;
import io.openspeak.presence.v1.SessionHello;
import io.openspeak.presence.v1.SetPresenceStatusRequest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Typing and messages to rooms as clients and services report them, with rights asked of a channel-service. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
@QuarkusTestResource(ChannelsBeside.class)
class RoomRpcsTest {

    private static final ChannelId LOBBY = new ChannelId("lobby");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    @SuppressWarnings("NullAway.Init")
    Rooms rooms;

    private final ManagedChannel connection = GrpcUnderTest.connect();
    private final HearingListener listener = new HearingListener("listener");

    @BeforeEach
    void listenInTheLobby() {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            rooms.subscribe(listener, LOBBY).await().atMost(PATIENCE);
            return rooms.roomsOf(listener).contains(LOBBY);
        });
    }

    @AfterEach
    void leave() {
        rooms.leave(listener);
        connection.shutdownNow();
    }

    private PresenceServiceBlockingStub as(String user, String... roles) {
        return GrpcUnderTest.with(
                TestTokens.trusted().of(user, roles), PresenceServiceGrpc.newBlockingStub(connection));
    }

    private Unheard openSession(String user) {
        Unheard unheard = new Unheard();
        StreamObserver<OpenSessionRequest> session = GrpcUnderTest.with(
                        TestTokens.trusted().of(user), PresenceServiceGrpc.newStub(connection))
                .openSession(unheard);
        unheard.requests = session;
        session.onNext(OpenSessionRequest.newBuilder()
                .setHello(SessionHello.getDefaultInstance())
                .build());
        await().atMost(PATIENCE).until(() -> isOnline(user));
        return unheard;
    }

    private boolean isOnline(String user) {
        return as("probe").listOnlineUsers(ListOnlineUsersRequest.getDefaultInstance()).getUsersList().stream()
                .anyMatch(seen -> seen.getUserId().equals(user));
    }

    private static ReportTypingRequest inChannel(String channel) {
        return ReportTypingRequest.newBuilder().setChannelId(channel).build();
    }

    private static void assertRefused(ThrowingCallable call, Status.Code code, String reason) {
        StatusRuntimeException refused = catchThrowableOfType(StatusRuntimeException.class, call);
        assertThat(refused.getStatus().getCode()).isEqualTo(code);
        assertThat(GrpcUnderTest.reason(refused)).isEqualTo(reason);
    }

    @Test
    void reportTyping_ofSomebodyWhoIsThere_isHeardInTheRoom() {
        openSession("alice-typing");

        await().atMost(PATIENCE).untilAsserted(() -> {
            as("alice-typing").reportTyping(inChannel("lobby"));
            assertThat(listener.typing)
                    .extracting(typing -> typing.user().value())
                    .contains("alice-typing");
        });
    }

    @Test
    void watch_ofRoomsOneOfWhichIsHidden_isRefused_andNoneOfThemIsHeard() {
        Unheard session = openSession("alice-watching");
        int before = rooms.subscriptions();

        session.send(OpenSessionRequest.newBuilder()
                .setCommandId("some-hidden")
                .setWatch(Interest.newBuilder()
                        .addAllRoomIds(List.of("lobby-1", "lobby-2", "lobby-3", "hidden", "lobby-4", "lobby-5"))));

        await().atMost(PATIENCE).until(() -> session.acks.size() == 1);
        assertThat(session.acks.getFirst().getErrorReason()).isEqualTo("channel_not_found");
        assertThat(rooms.subscriptions()).isEqualTo(before);
    }

    @Test
    void subscription_toARoom_needsTheRight_andHearsTheRoom() {
        PresenceSubscriptionRequest hidden = toRooms("lobby", "hidden");
        PresenceSubscriptionRequest lobby = toRooms("lobby");
        int before = rooms.subscriptions();

        assertRefused(
                () -> as("alice").subscribePresenceEvents(hidden).next(), Status.Code.NOT_FOUND, "channel_not_found");
        assertRefused(
                () -> as("mallory").subscribePresenceEvents(toRooms("dm_1")).next(),
                Status.Code.NOT_FOUND,
                "channel_not_found");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(rooms.subscriptions()).isEqualTo(before));

        try (CancellableContext reading = Context.current().withCancellation()) {
            Iterator<PresenceEvent> events = reading.wrap(() -> as("alice").subscribePresenceEvents(lobby))
                    .call();
            assertThat(events.next().hasStarted()).isTrue();
            publish("chat-service", "service", "{}");
            PresenceEvent heard = events.next();
            while (!heard.hasRoomMessage()) {
                heard = events.next();
            }
            assertThat(heard.getRoomMessage().getRoomId()).isEqualTo("lobby");
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(rooms.subscriptions()).isEqualTo(before));
    }

    @Test
    void listChannelMembers_needsTheRight() {
        ListChannelMembersResponse lobby = as("alice").listChannelMembers(membersOf("lobby"));

        assertThat(lobby.getTotal()).isEqualTo(lobby.getMembersCount());
        assertRefused(
                () -> as("mallory").listChannelMembers(membersOf("dm_1")), Status.Code.NOT_FOUND, "channel_not_found");
    }

    private static ListChannelMembersRequest membersOf(String channel) {
        return ListChannelMembersRequest.newBuilder().setChannelId(channel).build();
    }

    private static PresenceSubscriptionRequest toRooms(String... rooms) {
        return PresenceSubscriptionRequest.newBuilder()
                .setInterest(Interest.newBuilder().addAllRoomIds(List.of(rooms)))
                .build();
    }

    @Test
    void reportTyping_ofSomebodyInvisible_isFine_andNotHeard() {
        openSession("alice-seen");
        openSession("alice-unseen");
        as("alice-unseen")
                .setPresenceStatus(SetPresenceStatusRequest.newBuilder()
                        .setStatus(PresenceStatus.PRESENCE_STATUS_INVISIBLE)
                        .build());
        await().atMost(PATIENCE).until(() -> !isOnline("alice-unseen"));

        // What comes after it on the same bus was heard: so it was not on its way.
        await().atMost(PATIENCE).untilAsserted(() -> {
            as("alice-unseen").reportTyping(inChannel("lobby"));
            as("alice-seen").reportTyping(inChannel("lobby"));
            assertThat(listener.typing)
                    .extracting(typing -> typing.user().value())
                    .contains("alice-seen");
        });
        assertThat(listener.typing).noneMatch(typing -> typing.user().value().equals("alice-unseen"));
    }

    @Test
    void reportTyping_withoutTheRight_isRefused_withoutTellingWhatIsHidden() {
        assertRefused(() -> as("mallory").reportTyping(inChannel("lobby")), Status.Code.PERMISSION_DENIED, "forbidden");
        assertRefused(
                () -> as("mallory")
                        .reportTyping(
                                ReportTypingRequest.newBuilder().setDmId("dm_1").build()),
                Status.Code.NOT_FOUND,
                "channel_not_found");
        assertRefused(() -> as("alice").reportTyping(inChannel("nowhere")), Status.Code.NOT_FOUND, "channel_not_found");
    }

    @Test
    void reportTyping_inNoRoomOrTwo_isRefused() {
        assertRefused(
                () -> as("alice").reportTyping(ReportTypingRequest.getDefaultInstance()),
                Status.Code.INVALID_ARGUMENT,
                "invalid_request");
        assertRefused(
                () -> as("alice")
                        .reportTyping(ReportTypingRequest.newBuilder()
                                .setChannelId("lobby")
                                .setDmId("dm_1")
                                .build()),
                Status.Code.INVALID_ARGUMENT,
                "invalid_request");
    }

    @Test
    void publishRoomMessage_byAService_tellsThePositionOfItsFact() {
        String position = as("chat-service", "service")
                .publishRoomMessage(PublishRoomMessageRequest.newBuilder()
                        .setChannelId("lobby")
                        .setJson("{\"content\":\"Hello, world!\"}")
                        .build())
                .getPosition();

        assertThat(LogPosition.decode(position).offsets()).hasSize(1);
    }

    @Test
    void publishRoomMessage_ofWhatIsNoObject_isRefused() {
        assertRefused(() -> publish("chat-service", "service", "[]"), Status.Code.INVALID_ARGUMENT, "invalid_request");
        assertRefused(
                () -> publish("chat-service", "service", "{\"a\":\"" + "x".repeat(16_384) + "\"}"),
                Status.Code.INVALID_ARGUMENT,
                "invalid_request");
    }

    @Test
    void publishRoomMessage_byAPerson_isForbidden() {
        assertRefused(() -> publish("root", "admin", "{}"), Status.Code.PERMISSION_DENIED, "forbidden");
    }

    private void publish(String publisher, String role, String json) {
        var published = as(publisher, role)
                .publishRoomMessage(PublishRoomMessageRequest.newBuilder()
                        .setChannelId("lobby")
                        .setJson(json)
                        .build());
        assertThat(published).isNotNull();
    }

    /** One who listens to nothing, and stays. */
    private static final class Unheard implements StreamObserver<OpenSessionResponse> {

        final List<CommandAck> acks = new CopyOnWriteArrayList<>();
        private volatile @Nullable StreamObserver<OpenSessionRequest> requests;

        @Override
        public void onNext(OpenSessionResponse response) {
            if (response.hasPing()) {
                send(OpenSessionRequest.newBuilder()
                        .setPong(Pong.newBuilder().setNonce(response.getPing().getNonce())));
            }
            if (response.hasAck()) {
                acks.add(response.getAck());
            }
        }

        synchronized void send(OpenSessionRequest.Builder request) {
            StreamObserver<OpenSessionRequest> out = requests;
            if (out != null) {
                out.onNext(request.build());
            }
        }

        @Override
        public void onError(Throwable thrown) {}

        @Override
        public void onCompleted() {}
    }
}

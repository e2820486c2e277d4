package io.openspeak.channel.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.openspeak.channel.v1.BanMemberRequest;
import io.openspeak.channel.v1.ChannelKind;
import io.openspeak.channel.v1.ChannelServiceGrpc;
import io.openspeak.channel.v1.ChannelServiceGrpc.ChannelServiceBlockingStub;
import io.openspeak.channel.v1.CreateChannelRequest;
import io.openspeak.channel.v1.JoinChannelRequest;
import io.openspeak.channel.v1.JoinChannelResponse;
import io.openspeak.channel.v1.LeaveChannelRequest;
import io.openspeak.channel.v1.ListMembersRequest;
import io.openspeak.channel.v1.Member;
import io.openspeak.channel.v1.SeatOwner;
import io.openspeak.platform.testing.GrpcUnderTest;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Seats that a service takes and leaves for clients that it terminates, and seats in push-to-talk channels. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
class SeatOwnerGrpcTest {

    private static final SeatOwner RADIO = owner("radio-" + UUID.randomUUID()).build();

    private static ManagedChannel connection;

    @BeforeAll
    static void connect() {
        connection = GrpcUnderTest.connect();
        Awaitility.await().ignoreExceptions().until(() -> !members("general").contains("nobody"));
    }

    @AfterAll
    static void disconnect() {
        connection.shutdownNow();
    }

    @Test
    void service_joinsAndLeavesForItsClient() {
        String id = channel(ChannelKind.CHANNEL_KIND_PUSH_TO_TALK);

        JoinChannelResponse joined = service().joinChannel(join(id, RADIO));

        assertThat(joined.getMember().getUserId()).isEqualTo(RADIO.getUserId());
        assertThat(joined.getMember().getName()).isEqualTo("Radio");
        assertThat(joined.getMember().getRolesList()).containsExactly("member");
        assertThat(members(id)).containsExactly(RADIO.getUserId());

        String position = service()
                .leaveChannel(LeaveChannelRequest.newBuilder()
                        .setChannelId(id)
                        .setOwner(RADIO)
                        .build())
                .getPosition();

        assertThat(position).isNotEmpty();
        assertThat(members(id)).isEmpty();
    }

    @Test
    void person_joinsAndLeavesForNobodyElse() {
        String id = channel(ChannelKind.CHANNEL_KIND_PUSH_TO_TALK);
        service().joinChannel(join(id, RADIO));

        for (ChannelServiceBlockingStub person : List.of(as("mod", "moderator"), as("alice", "member"))) {
            assertRefused(
                    () -> person.joinChannel(join(id, owner("bob").build())),
                    Status.Code.PERMISSION_DENIED,
                    "forbidden");
            assertRefused(
                    () -> person.leaveChannel(LeaveChannelRequest.newBuilder()
                            .setChannelId(id)
                            .setOwner(RADIO)
                            .build()),
                    Status.Code.PERMISSION_DENIED,
                    "forbidden");
        }
        assertThat(members(id)).containsExactly(RADIO.getUserId());
    }

    @Test
    void client_hasItsOwnRights_notThoseOfTheService() {
        String id = channel(ChannelKind.CHANNEL_KIND_PUSH_TO_TALK);

        assertRefused(
                () -> service()
                        .joinChannel(join(
                                id,
                                owner("screen")
                                        .clearRoles()
                                        .addRoles("dashboard")
                                        .build())),
                Status.Code.PERMISSION_DENIED,
                "forbidden");
        assertRefused(
                () -> service()
                        .joinChannel(join(
                                id,
                                owner("screen").clearRoles().addRoles("service").build())),
                Status.Code.NOT_FOUND,
                "channel_not_found");
    }

    @Test
    void ban_ofTheClientsAddress_hitsIt() {
        String id = channel(ChannelKind.CHANNEL_KIND_PUSH_TO_TALK);
        as("mod", "moderator")
                .banMember(BanMemberRequest.newBuilder()
                        .setChannelId(id)
                        .setAddress("192.0.2.7")
                        .build());

        assertRefused(
                () -> service()
                        .joinChannel(
                                join(id, owner("carol").setAddress("192.0.2.7").build())),
                Status.Code.PERMISSION_DENIED,
                "banned");
        assertThat(service()
                        .joinChannel(
                                join(id, owner("carol").setAddress("192.0.2.8").build()))
                        .hasMember())
                .isTrue();
    }

    @Test
    void ownerThatIsNone_isInvalid() {
        assertRefused(
                () -> service().joinChannel(join("general", SeatOwner.getDefaultInstance())),
                Status.Code.INVALID_ARGUMENT,
                "invalid_request");
        assertRefused(
                () -> service()
                        .joinChannel(join(
                                "general", owner("carol").setAddress("nowhere").build())),
                Status.Code.INVALID_ARGUMENT,
                "invalid_request");
    }

    @Test
    void seatsInPushToTalkChannels_doNotCount() {
        String user = "many-" + UUID.randomUUID();
        List<String> radios = Stream.generate(() -> channel(ChannelKind.CHANNEL_KIND_PUSH_TO_TALK))
                .limit(3)
                .toList();
        String voice = channel(ChannelKind.CHANNEL_KIND_VOICE);
        String other = channel(ChannelKind.CHANNEL_KIND_VOICE);

        as(user, "member").joinChannel(join(radios.get(0)));
        as(user, "member").joinChannel(join(voice));
        as(user, "member").joinChannel(join(radios.get(1)));
        as(user, "member").joinChannel(join(other));
        as(user, "member").joinChannel(join(radios.get(2)));

        assertThat(radios).allSatisfy(radio -> assertThat(members(radio)).containsExactly(user));
        assertThat(members(voice)).isEmpty();
        assertThat(members(other)).containsExactly(user);
    }

    private static SeatOwner.Builder owner(String user) {
        return SeatOwner.newBuilder().setUserId(user).setName("Radio").addRoles("member");
    }

    private static JoinChannelRequest join(String channel, SeatOwner owner) {
        return JoinChannelRequest.newBuilder()
                .setChannelId(channel)
                .setOwner(owner)
                .build();
    }

    private static JoinChannelRequest join(String channel) {
        return JoinChannelRequest.newBuilder().setChannelId(channel).build();
    }

    private static String channel(ChannelKind kind) {
        String id = "c-" + UUID.randomUUID();
        as("mod", "moderator")
                .createChannel(CreateChannelRequest.newBuilder()
                        .setChannelId(id)
                        .setKind(kind)
                        .build());
        return id;
    }

    private static List<String> members(String channel) {
        return as("mod", "moderator")
                .listMembers(
                        ListMembersRequest.newBuilder().setChannelId(channel).build())
                .getMembersList()
                .stream()
                .map(Member::getUserId)
                .toList();
    }

    private static ChannelServiceBlockingStub service() {
        return as("voice-service", "service");
    }

    private static ChannelServiceBlockingStub as(String user, String role) {
        return GrpcUnderTest.with(TestTokens.trusted().of(user, role), ChannelServiceGrpc.newBlockingStub(connection));
    }

    private static void assertRefused(ThrowingCallable call, Status.Code code, String reason) {
        StatusRuntimeException refused = catchThrowableOfType(StatusRuntimeException.class, call);
        assertThat(refused).isNotNull();
        assertThat(refused.getStatus().getCode()).isEqualTo(code);
        assertThat(GrpcUnderTest.reason(refused)).isEqualTo(reason);
    }
}

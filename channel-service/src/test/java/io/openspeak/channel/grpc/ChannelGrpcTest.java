package io.openspeak.channel.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.openspeak.channel.v1.ChannelKind;
import io.openspeak.channel.v1.ChannelServiceGrpc;
import io.openspeak.channel.v1.ChannelServiceGrpc.ChannelServiceBlockingStub;
import io.openspeak.channel.v1.CreateChannelRequest;
import io.openspeak.channel.v1.CreateChannelResponse;
import io.openspeak.channel.v1.GetChannelRequest;
import io.openspeak.channel.v1.JoinChannelRequest;
import io.openspeak.channel.v1.JoinChannelResponse;
import io.openspeak.channel.v1.LeaveChannelRequest;
import io.openspeak.channel.v1.LeaveChannelResponse;
import io.openspeak.channel.v1.ListChannelsRequest;
import io.openspeak.channel.v1.ListChannelsResponse;
import io.openspeak.channel.v1.ListMembersRequest;
import io.openspeak.channel.v1.ListMembersResponse;
import io.openspeak.channel.v1.Member;
import io.openspeak.channel.v1.Right;
import io.openspeak.channel.v1.SnapshotChannelsRequest;
import io.openspeak.channel.v1.SnapshotChannelsResponse;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.testing.GrpcUnderTest;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** channel.v1 as a client meets it, on a real Redis. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
class ChannelGrpcTest {

    private static ManagedChannel connection;

    @BeforeAll
    static void connect() {
        connection = GrpcUnderTest.connect();
        Awaitility.await()
                .ignoreExceptions()
                .until(() -> as("probe", "member").getChannel(get("general")).hasChannel());
    }

    @AfterAll
    static void disconnect() {
        connection.shutdownNow();
    }

    @Test
    void createChannel_thenGet_isWhatWasAskedFor() {
        String id = id();

        CreateChannelResponse created = moderator()
                .createChannel(CreateChannelRequest.newBuilder()
                        .setChannelId(id)
                        .setName("Radio")
                        .setKind(ChannelKind.CHANNEL_KIND_PUSH_TO_TALK)
                        .setCapacity(3)
                        .build());

        assertThat(as("alice", "member").getChannel(get(id)).getChannel()).isEqualTo(created.getChannel());
        assertThat(created.getChannel().getBitrateKbps()).isEqualTo(32);
        assertThat(created.getChannel().getVersion()).isEqualTo(1);
        assertThat(LogPosition.decode(created.getPosition()).offsets()).hasSize(1);
    }

    @Test
    void createChannel_withoutId_makesOne() {
        CreateChannelResponse created = moderator().createChannel(CreateChannelRequest.getDefaultInstance());

        assertThat(created.getChannel().getChannelId()).isNotEmpty();
    }

    @Test
    void createChannel_twice_isRefused() {
        String id = channel(0);

        assertRefused(() -> create(id, 0), Status.Code.ALREADY_EXISTS, "channel_exists");
    }

    @Test
    void createChannel_asMember_isForbidden() {
        assertRefused(
                () -> as("alice", "member").createChannel(CreateChannelRequest.getDefaultInstance()),
                Status.Code.PERMISSION_DENIED,
                "forbidden");
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 0", "0, 5, 0", "0, 511, 0", "0, 0, -1"})
    void createChannel_badNumbers_isInvalid(int capacity, int bitrate, int linger) {
        CreateChannelRequest request = CreateChannelRequest.newBuilder()
                .setCapacity(capacity)
                .setBitrateKbps(bitrate)
                .setLingerSeconds(linger)
                .build();

        assertRefused(() -> moderator().createChannel(request), Status.Code.INVALID_ARGUMENT, "invalid_request");
    }

    @Test
    void createChannel_unknownParent_isNotFound() {
        CreateChannelRequest request =
                CreateChannelRequest.newBuilder().setParentId("nowhere").build();

        assertRefused(() -> moderator().createChannel(request), Status.Code.NOT_FOUND, "channel_not_found");
    }

    @Test
    void join_member_mayListenAndSpeak() {
        String id = channel(0);

        JoinChannelResponse joined = as("alice", "member").joinChannel(join(id, "s1"));

        assertThat(joined.getMember().getUserId()).isEqualTo("alice");
        assertThat(joined.getMember().getSessionId()).isEqualTo("s1");
        assertThat(joined.getMember().getRightsList()).containsExactly(Right.RIGHT_LISTEN, Right.RIGHT_SPEAK);
        assertThat(joined.getChannel().getMemberCount()).isEqualTo(1);
        assertThat(joined.getChannel().getVersion()).isEqualTo(2);
    }

    @Test
    void join_dashboard_isForbidden() {
        String id = channel(0);

        assertRefused(
                () -> as("screen", "dashboard").joinChannel(join(id, "")), Status.Code.PERMISSION_DENIED, "forbidden");
    }

    @Test
    void join_sameSessionAgain_changesNothing() {
        String id = channel(0);
        JoinChannelResponse first = as("alice", "member").joinChannel(join(id, "s1"));

        JoinChannelResponse second = as("alice", "member").joinChannel(join(id, "s1"));

        assertThat(second.getMember()).isEqualTo(first.getMember());
        assertThat(second.getChannel().getVersion())
                .isEqualTo(first.getChannel().getVersion());
        assertThat(LogPosition.decode(second.getPosition()).covers(LogPosition.decode(first.getPosition())))
                .isTrue();
    }

    @Test
    void join_otherSession_movesTheSeatEvenWhenFull() {
        String id = channel(1);
        as("alice", "member").joinChannel(join(id, "s1"));

        JoinChannelResponse moved = as("alice", "member").joinChannel(join(id, "s2"));

        assertThat(moved.getMember().getSessionId()).isEqualTo("s2");
        assertThat(moved.getChannel().getMemberCount()).isEqualTo(1);
    }

    @Test
    void join_fullChannel_isRefused() {
        String id = channel(1);
        as("alice", "member").joinChannel(join(id, "s1"));

        assertRefused(
                () -> as("bob", "member").joinChannel(join(id, "s2")), Status.Code.RESOURCE_EXHAUSTED, "channel_full");
    }

    @Test
    void join_seatLeftByOther_isFree() {
        String id = channel(1);
        as("alice", "member").joinChannel(join(id, "s1"));
        as("alice", "member").leaveChannel(leave(id));

        assertThat(as("bob", "member").joinChannel(join(id, "s2")).getChannel().getMemberCount())
                .isEqualTo(1);
    }

    @Test
    void join_directChannelOfOthers_isNotToldThatItIsThere() {
        String id = id();
        as("alice", "member")
                .createChannel(CreateChannelRequest.newBuilder()
                        .setChannelId(id)
                        .setKind(ChannelKind.CHANNEL_KIND_DIRECT)
                        .addParticipants("alice")
                        .addParticipants("bob")
                        .build());

        assertRefused(
                () -> as("carol", "member").joinChannel(join(id, "")), Status.Code.NOT_FOUND, "channel_not_found");
    }

    @Test
    void join_unknownChannel_isNotFound() {
        assertRefused(
                () -> as("alice", "member").joinChannel(join("nowhere", "")),
                Status.Code.NOT_FOUND,
                "channel_not_found");
    }

    @Test
    void join_withoutToken_isUnauthorized() {
        assertRefused(
                () -> ChannelServiceGrpc.newBlockingStub(connection).joinChannel(join("general", "")),
                Status.Code.UNAUTHENTICATED,
                "unauthorized");
    }

    @Test
    void leave_notThere_isFine() {
        LeaveChannelResponse left = as("alice", "member").leaveChannel(leave(channel(0)));

        assertThat(left.getPosition()).isEmpty();
    }

    @Test
    void listMembers_inPages_givesEveryoneOnce() {
        String id = channel(0);
        IntStream.range(0, 5).forEach(i -> as("user" + i, "member").joinChannel(join(id, "")));

        List<String> users = new ArrayList<>();
        String token = "";
        do {
            ListMembersResponse page = as("alice", "member")
                    .listMembers(ListMembersRequest.newBuilder()
                            .setChannelId(id)
                            .setPageSize(2)
                            .setPageToken(token)
                            .build());
            page.getMembersList().stream().map(Member::getUserId).forEach(users::add);
            token = page.getNextPageToken();
        } while (!token.isEmpty());

        assertThat(users).containsExactly("user0", "user1", "user2", "user3", "user4");
    }

    @Test
    void listChannels_inPages_givesEachOnceById() {
        String prefix = id();
        IntStream.range(0, 40).forEach(i -> create(prefix + "-" + (100 + i), 0));

        List<String> ids = new ArrayList<>();
        String token = "";
        do {
            ListChannelsResponse page = as("alice", "member")
                    .listChannels(ListChannelsRequest.newBuilder()
                            .setPageSize(7)
                            .setPageToken(token)
                            .setFilter(prefix)
                            .build());
            page.getChannelsList().forEach(channel -> ids.add(channel.getChannelId()));
            token = page.getNextPageToken();
        } while (!token.isEmpty());

        assertThat(ids).hasSize(40).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"-1, ''", "1001, ''", "0, 'not an id'"})
    void listChannels_badPage_isInvalid(int size, String token) {
        ListChannelsRequest request = ListChannelsRequest.newBuilder()
                .setPageSize(size)
                .setPageToken(token)
                .build();

        assertRefused(
                () -> as("alice", "member").listChannels(request), Status.Code.INVALID_ARGUMENT, "invalid_request");
    }

    @Test
    void snapshot_ofManyChannels_beginsWithPositionAndHoldsAll() {
        String prefix = id();
        IntStream.range(0, 120).forEach(i -> create(prefix + "-" + i, 0));
        as("alice", "member").joinChannel(join(prefix + "-7", "s1"));

        List<SnapshotChannelsResponse> parts = new ArrayList<>();
        as("voice-service", "service")
                .snapshotChannels(SnapshotChannelsRequest.getDefaultInstance())
                .forEachRemaining(parts::add);

        assertThat(LogPosition.decode(parts.getFirst().getPosition()).offsets()).hasSize(16);
        List<SnapshotChannelsResponse> ours = parts.stream()
                .filter(part -> part.getChannel().getChannel().getChannelId().startsWith(prefix))
                .toList();
        assertThat(ours).hasSize(120);
        assertThat(ours)
                .filteredOn(part -> part.getChannel().getMembersCount() == 1)
                .hasSize(1);
    }

    @Test
    void snapshot_asMember_isForbidden() {
        assertRefused(
                () -> as("alice", "member")
                        .snapshotChannels(SnapshotChannelsRequest.getDefaultInstance())
                        .hasNext(),
                Status.Code.PERMISSION_DENIED,
                "forbidden");
    }

    private static String id() {
        return "c-" + UUID.randomUUID();
    }

    private static String channel(int capacity) {
        String id = id();
        create(id, capacity);
        return id;
    }

    private static void create(String id, int capacity) {
        moderator()
                .createChannel(CreateChannelRequest.newBuilder()
                        .setChannelId(id)
                        .setCapacity(capacity)
                        .build());
    }

    private static GetChannelRequest get(String id) {
        return GetChannelRequest.newBuilder().setChannelId(id).build();
    }

    private static JoinChannelRequest join(String id, String session) {
        return JoinChannelRequest.newBuilder()
                .setChannelId(id)
                .setSessionId(session)
                .build();
    }

    private static LeaveChannelRequest leave(String id) {
        return LeaveChannelRequest.newBuilder().setChannelId(id).build();
    }

    private static ChannelServiceBlockingStub moderator() {
        return as("mod", "moderator");
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

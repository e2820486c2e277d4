package io.openspeak.channel.grpc;

import static io.openspeak.channel.grpc.ChannelsUnderTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.openspeak.channel.v1.Ban;
import io.openspeak.channel.v1.BanMemberRequest;
import io.openspeak.channel.v1.KickMemberRequest;
import io.openspeak.channel.v1.LeaveChannelRequest;
import io.openspeak.channel.v1.ListBansRequest;
import io.openspeak.channel.v1.ListModerationRequest;
import io.openspeak.channel.v1.Member;
import io.openspeak.channel.v1.ModerationEntry;
import io.openspeak.channel.v1.MoveMemberRequest;
import io.openspeak.channel.v1.MuteMemberRequest;
import io.openspeak.channel.v1.RejoinChannelRequest;
import io.openspeak.channel.v1.RejoinChannelResponse;
import io.openspeak.channel.v1.SetPrioritySpeakerRequest;
import io.openspeak.channel.v1.UnbanMemberRequest;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What moderators do to people, as clients meet it. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
class ModerationGrpcTest {

    private static ChannelsUnderTest channels;

    @BeforeAll
    static void connect() {
        channels = new ChannelsUnderTest();
    }

    @AfterAll
    static void disconnect() {
        channels.close();
    }

    @Test
    void mute_outlastsTheSeat() {
        String channel = channels.channel();
        channels.join("alice", channel);

        channels.moderator().muteMember(mute(channel, "alice").setMuted(true).build());
        channels.as("alice")
                .leaveChannel(
                        LeaveChannelRequest.newBuilder().setChannelId(channel).build());

        Member back = channels.join("alice", channel).getMember();
        assertThat(back.getServerMuted()).isTrue();
        assertThat(back.getServerDeafened()).isFalse();
    }

    @Test
    void mute_byAMember_isForbidden() {
        String channel = channels.channel();
        channels.join("alice", channel);

        assertRefused(
                () -> channels.as("bob")
                        .muteMember(mute(channel, "alice").setMuted(true).build()),
                Status.Code.PERMISSION_DENIED,
                "forbidden");
    }

    @Test
    void mute_ofSomebodyWhoIsNotThere_isNotFound() {
        String channel = channels.channel();

        assertRefused(
                () -> channels.moderator()
                        .muteMember(mute(channel, "nobody").setMuted(true).build()),
                Status.Code.NOT_FOUND,
                "user_not_found");
    }

    @Test
    void moderator_onAnAdmin_isForbidden() {
        String channel = channels.channel();
        channels.as("root", "admin")
                .joinChannel(io.openspeak.channel.v1.JoinChannelRequest.newBuilder()
                        .setChannelId(channel)
                        .build());

        assertRefused(
                () -> channels.moderator().kickMember(kick(channel, "root")),
                Status.Code.PERMISSION_DENIED,
                "forbidden");
        assertRefused(
                () -> channels.moderator()
                        .banMember(ban(channel).setUserId("root").build()),
                Status.Code.PERMISSION_DENIED,
                "forbidden");
    }

    @Test
    void setPriority_isToldWithTheMember() {
        String channel = channels.channel();
        channels.join("alice", channel);

        channels.moderator()
                .setPrioritySpeaker(SetPrioritySpeakerRequest.newBuilder()
                        .setChannelId(channel)
                        .setUserId("alice")
                        .setPriority(true)
                        .build());

        assertThat(channels.members(channel).getFirst().getPrioritySpeaker()).isTrue();
    }

    @Test
    void kick_removes_andLetsComeBack() {
        String channel = channels.channel();
        channels.join("alice", channel);

        channels.moderator().kickMember(kick(channel, "alice"));

        assertThat(channels.memberIds(channel)).isEmpty();
        assertThat(channels.join("alice", channel).hasMember()).isTrue();
    }

    @Test
    void ban_removesAndKeepsOutBelowToo_untilItIsTakenBack() {
        String top = channels.channel();
        String below = channels.channel(top);
        channels.join("dave", below);

        Ban ban = channels.moderator()
                .banMember(ban(top).setUserId("dave").setReason("shouting").build())
                .getBan();

        await().untilAsserted(() -> assertThat(channels.memberIds(below)).isEmpty());
        assertRefused(() -> channels.join("dave", below), Status.Code.PERMISSION_DENIED, "banned");
        assertThat(channels.moderator()
                        .listBans(ListBansRequest.newBuilder().setChannelId(top).build())
                        .getBansList())
                .containsExactly(ban);
        channels.moderator()
                .unbanMember(UnbanMemberRequest.newBuilder()
                        .setChannelId(top)
                        .setBanId(ban.getBanId())
                        .build());
        assertThat(channels.join("dave", below).hasMember()).isTrue();
    }

    @Test
    void ban_ofAnAddress_hitsWhoComesFromThere() {
        String channel = channels.channel();
        channels.join("alice", channel);
        channels.join("bob", channel);

        channels.as("root", "admin")
                .banMember(ban(channel).setAddress("127.0.0.1").build());

        assertThat(channels.memberIds(channel)).isEmpty();
        assertRefused(() -> channels.join("bob", channel), Status.Code.PERMISSION_DENIED, "banned");
    }

    @Test
    void ban_withoutSense_isInvalid() {
        String channel = channels.channel();

        assertRefused(
                () -> channels.moderator().banMember(ban(channel).build()),
                Status.Code.INVALID_ARGUMENT,
                "invalid_request");
        assertRefused(
                () -> channels.moderator()
                        .banMember(ban(channel).setUserId("alice").setUntil(1).build()),
                Status.Code.INVALID_ARGUMENT,
                "invalid_request");
        assertRefused(
                () -> channels.moderator()
                        .banMember(ban(channel).setAddress("not an address").build()),
                Status.Code.INVALID_ARGUMENT,
                "invalid_request");
    }

    @Test
    void unban_ofWhatIsNotThere_isNotFound() {
        String channel = channels.channel();

        assertRefused(
                () -> channels.moderator()
                        .unbanMember(UnbanMemberRequest.newBuilder()
                                .setChannelId(channel)
                                .setBanId("none")
                                .build()),
                Status.Code.NOT_FOUND,
                "ban_not_found");
    }

    @Test
    void move_takesTheSeatAlong() {
        String from = channels.channel();
        String to = channels.channel();
        channels.join("alice", from);

        channels.moderator()
                .moveMember(MoveMemberRequest.newBuilder()
                        .setUserId("alice")
                        .setFromChannelId(from)
                        .setToChannelId(to)
                        .build());

        assertThat(channels.memberIds(from)).isEmpty();
        Member moved = channels.members(to).getFirst();
        assertThat(moved.getSessionId()).isEqualTo("s-alice");
        assertThat(moved.getMovedFromChannelId()).isEqualTo(from);
    }

    @Test
    void joinElsewhere_leavesTheFirst_andRejoinComesBackToTheLast() {
        String first = channels.channel();
        String second = channels.channel();
        channels.join("erin", first);
        channels.join("erin", second);
        assertThat(channels.memberIds(first)).isEmpty();
        channels.as("erin")
                .leaveChannel(
                        LeaveChannelRequest.newBuilder().setChannelId(second).build());

        RejoinChannelResponse back = channels.as("erin").rejoinChannel(RejoinChannelRequest.getDefaultInstance());

        assertThat(back.getChannel().getChannelId()).isEqualTo(second);
    }

    @Test
    void rejoin_withoutALastChannel_isNotFound() {
        assertRefused(
                () -> channels.as("newcomer").rejoinChannel(RejoinChannelRequest.getDefaultInstance()),
                Status.Code.NOT_FOUND,
                "no_last_channel");
    }

    @Test
    void listModeration_saysWhoDidWhatToWhomAndWhy() {
        String channel = channels.channel();
        channels.join("alice", channel);
        channels.moderator().kickMember(kick(channel, "alice"));

        ModerationEntry entry = channels.moderator()
                .listModeration(ListModerationRequest.newBuilder()
                        .setChannelId(channel)
                        .setUserId("alice")
                        .build())
                .getEntriesList()
                .getFirst();

        assertThat(entry.getActorId()).isEqualTo("mod");
        assertThat(entry.getAction()).isEqualTo("kick");
        assertThat(entry.getUserId()).isEqualTo("alice");
        assertThat(entry.getReason()).isEqualTo("noise");
        assertThat(entry.getTraceId()).isNotEmpty();
        assertRefused(
                () -> channels.moderator().listModeration(ListModerationRequest.getDefaultInstance()),
                Status.Code.PERMISSION_DENIED,
                "forbidden");
    }

    private static MuteMemberRequest.Builder mute(String channel, String user) {
        return MuteMemberRequest.newBuilder().setChannelId(channel).setUserId(user);
    }

    private static KickMemberRequest kick(String channel, String user) {
        return KickMemberRequest.newBuilder()
                .setChannelId(channel)
                .setUserId(user)
                .setReason("noise")
                .build();
    }

    private static BanMemberRequest.Builder ban(String channel) {
        return BanMemberRequest.newBuilder().setChannelId(channel);
    }
}

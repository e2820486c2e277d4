package io.openspeak.channel.grpc;

import static io.openspeak.channel.grpc.ChannelsUnderTest.assertRefused;
import static io.openspeak.channel.grpc.ChannelsUnderTest.everyone;
import static io.openspeak.channel.grpc.ChannelsUnderTest.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.openspeak.channel.v1.BanMemberRequest;
import io.openspeak.channel.v1.ChannelKind;
import io.openspeak.channel.v1.CheckAccessRequest;
import io.openspeak.channel.v1.CheckAccessResponse;
import io.openspeak.channel.v1.CreateChannelRequest;
import io.openspeak.channel.v1.LeaveChannelRequest;
import io.openspeak.channel.v1.MuteMemberRequest;
import io.openspeak.channel.v1.Right;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What another service is told of somebody's access. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
class AccessGrpcTest {

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
    void checkAccess_tellsTheRights_andTheBranchThatDecides() {
        String top = channels.channel();
        String below = channels.channel(top);
        channels.setRules(top, everyone(Right.RIGHT_TYPE), user("alice", Right.RIGHT_TYPE));

        CheckAccessResponse ofAlice = check("alice", below);
        CheckAccessResponse ofBob = check("bob", below);

        assertThat(ofAlice.getBranchList()).containsExactly(top, below);
        assertThat(ofAlice.getRightsList()).contains(Right.RIGHT_VIEW_PRESENCE, Right.RIGHT_TYPE);
        assertThat(ofBob.getRightsList()).contains(Right.RIGHT_VIEW_PRESENCE).doesNotContain(Right.RIGHT_TYPE);
        assertThat(ofBob.getDirect()).isFalse();
    }

    @Test
    void checkAccess_ofABannedUser_leavesViewAlone() {
        String top = channels.channel();
        String below = channels.channel(top);
        channels.moderator()
                .banMember(BanMemberRequest.newBuilder()
                        .setChannelId(top)
                        .setUserId("bob")
                        .build());

        assertThat(check("bob", below).getRightsList()).containsExactly(Right.RIGHT_VIEW);
    }

    @Test
    void checkAccess_toADirectChannel_isItsParticipantsOnly() {
        String direct = "dm-" + UUID.randomUUID();
        channels.as("alice")
                .createChannel(CreateChannelRequest.newBuilder()
                        .setChannelId(direct)
                        .setKind(ChannelKind.CHANNEL_KIND_DIRECT)
                        .addParticipants("alice")
                        .addParticipants("bob")
                        .build());

        assertThat(check("bob", direct).getDirect()).isTrue();
        assertThat(check("bob", direct).getRightsList()).contains(Right.RIGHT_VIEW_PRESENCE);
        assertThat(check("root", direct, "admin").getRightsList()).isEmpty();
    }

    @Test
    void checkAccess_ofWhoWasMuted_saysSo_alsoAfterItLeft() {
        String channel = channels.channel();
        channels.join("bob", channel);
        channels.moderator()
                .muteMember(MuteMemberRequest.newBuilder()
                        .setChannelId(channel)
                        .setUserId("bob")
                        .setMuted(true)
                        .build());
        channels.as("bob")
                .leaveChannel(
                        LeaveChannelRequest.newBuilder().setChannelId(channel).build());

        assertThat(check("bob", channel).getServerMuted()).isTrue();
        assertThat(check("alice", channel).getServerMuted()).isFalse();
    }

    @Test
    void checkAccess_toNoChannel_saysSo() {
        assertThat(check("alice", "nowhere").getExists()).isFalse();
    }

    @Test
    void checkAccess_byAPerson_isForbidden() {
        assertRefused(
                () -> channels.as("root", "admin").checkAccess(request("alice", "general", "member")),
                Status.Code.PERMISSION_DENIED,
                "forbidden");
    }

    private static CheckAccessResponse check(String user, String channel) {
        return check(user, channel, "member");
    }

    private static CheckAccessResponse check(String user, String channel, String role) {
        return channels.as("presence-service", "service").checkAccess(request(user, channel, role));
    }

    private static CheckAccessRequest request(String user, String channel, String role) {
        return CheckAccessRequest.newBuilder()
                .setUserId(user)
                .addRoles(role)
                .setChannelId(channel)
                .build();
    }
}

package io.openspeak.channel.grpc;

import static io.openspeak.channel.grpc.ChannelsUnderTest.assertRefused;
import static io.openspeak.channel.grpc.ChannelsUnderTest.everyone;
import static io.openspeak.channel.grpc.ChannelsUnderTest.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.openspeak.channel.v1.AppliedRule;
import io.openspeak.channel.v1.Decider;
import io.openspeak.channel.v1.ExplainPermissionRequest;
import io.openspeak.channel.v1.ExplainPermissionResponse;
import io.openspeak.channel.v1.GetChannelRequest;
import io.openspeak.channel.v1.InviteMemberRequest;
import io.openspeak.channel.v1.ListChannelsRequest;
import io.openspeak.channel.v1.ListRulesRequest;
import io.openspeak.channel.v1.Right;
import io.openspeak.channel.v1.SetRulesRequest;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rules, invitations and explanations as a client meets them, and what they do to people inside. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
class RightsGrpcTest {

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
    void setRules_denyingView_hidesTheChannelAndAllBelow() {
        String top = channels.channel();
        String below = channels.channel(top);

        channels.setRules(top, everyone(Right.RIGHT_VIEW), user("alice", Right.RIGHT_VIEW));

        assertThat(channels.as("alice").getChannel(get(below)).hasChannel()).isTrue();
        assertRefused(() -> channels.as("bob").getChannel(get(below)), Status.Code.NOT_FOUND, "channel_not_found");
        await().untilAsserted(() -> assertThat(channels.as("bob")
                        .listChannels(ListChannelsRequest.newBuilder()
                                .setFilter(below)
                                .build())
                        .getChannelsList())
                .isEmpty());
    }

    @Test
    void setRules_denyingJoin_removesWhoIsInside() {
        String top = channels.channel();
        String below = channels.channel(top);
        channels.join("alice", below);
        channels.join("bob", below);

        channels.setRules(top, everyone(Right.RIGHT_JOIN), user("alice", Right.RIGHT_JOIN));

        await().untilAsserted(() -> assertThat(channels.memberIds(below)).containsExactly("alice"));
        assertRefused(() -> channels.join("bob", below), Status.Code.PERMISSION_DENIED, "forbidden");
    }

    @Test
    void setRules_denyingSpeak_isToldWithTheMember() {
        String channel = channels.channel();
        channels.join("alice", channel);

        channels.setRules(channel, everyone(Right.RIGHT_SPEAK));

        await().untilAsserted(() ->
                assertThat(channels.members(channel).getFirst().getRightsList()).containsExactly(Right.RIGHT_LISTEN));
    }

    @Test
    void setRules_aboutARightThatOneHasNot_isForbidden() {
        String channel = channels.channel();

        assertRefused(
                () -> channels.moderator()
                        .setRules(SetRulesRequest.newBuilder()
                                .setChannelId(channel)
                                .addRules(user("mod", Right.RIGHT_EMERGENCY))
                                .build()),
                Status.Code.PERMISSION_DENIED,
                "forbidden");
    }

    @Test
    void listRules_isWhatWasSet() {
        String channel = channels.channel();
        channels.setRules(channel, everyone(Right.RIGHT_TYPE), user("alice", Right.RIGHT_TYPE));

        assertThat(channels.moderator()
                        .listRules(ListRulesRequest.newBuilder()
                                .setChannelId(channel)
                                .build())
                        .getRulesList())
                .containsExactly(everyone(Right.RIGHT_TYPE), user("alice", Right.RIGHT_TYPE));
    }

    @Test
    void explain_ofOneself_namesTheRulesInOrder() {
        String top = channels.channel();
        String below = channels.channel(top);
        channels.setRules(top, everyone(Right.RIGHT_SPEAK));
        channels.setRules(below, user("alice", Right.RIGHT_SPEAK));

        ExplainPermissionResponse why = explain("alice", below, Right.RIGHT_SPEAK);

        assertThat(why.getAllowed()).isTrue();
        assertThat(why.getAllowedByRoles()).isTrue();
        assertThat(why.getDecidedBy()).isEqualTo(Decider.DECIDER_RULES);
        assertThat(why.getAppliedList())
                .containsExactly(
                        AppliedRule.newBuilder()
                                .setChannelId(top)
                                .setRule(everyone(Right.RIGHT_SPEAK))
                                .build(),
                        AppliedRule.newBuilder()
                                .setChannelId(below)
                                .setRule(user("alice", Right.RIGHT_SPEAK))
                                .setAllowedAfter(true)
                                .build());
    }

    @Test
    void explain_ofAnother_needsManage() {
        String channel = channels.channel();

        assertRefused(
                () -> channels.as("alice")
                        .explainPermission(ExplainPermissionRequest.newBuilder()
                                .setChannelId(channel)
                                .setUserId("bob")
                                .setRight(Right.RIGHT_JOIN)
                                .build()),
                Status.Code.PERMISSION_DENIED,
                "forbidden");
    }

    @Test
    void invite_intoAHiddenChannel_letsIn() {
        String channel = channels.channel();
        channels.setRules(channel, everyone(Right.RIGHT_VIEW), everyone(Right.RIGHT_JOIN));
        assertRefused(() -> channels.join("carol", channel), Status.Code.NOT_FOUND, "channel_not_found");

        channels.as("root", "admin")
                .inviteMember(InviteMemberRequest.newBuilder()
                        .setChannelId(channel)
                        .setUserId("carol")
                        .build());

        assertThat(channels.join("carol", channel).getMember().getUserId()).isEqualTo("carol");
        assertThat(explain("carol", channel, Right.RIGHT_JOIN).getDecidedBy()).isEqualTo(Decider.DECIDER_INVITATION);
    }

    private static ExplainPermissionResponse explain(String user, String channel, Right right) {
        return channels.as(user)
                .explainPermission(ExplainPermissionRequest.newBuilder()
                        .setChannelId(channel)
                        .setRight(right)
                        .build());
    }

    private static GetChannelRequest get(String channel) {
        return GetChannelRequest.newBuilder().setChannelId(channel).build();
    }
}

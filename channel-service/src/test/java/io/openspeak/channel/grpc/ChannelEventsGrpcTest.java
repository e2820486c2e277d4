package io.openspeak.channel.grpc;

import static io.openspeak.channel.grpc.ChannelsUnderTest.everyone;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.openspeak.channel.v1.KickMemberRequest;
import io.openspeak.channel.v1.LeaveReason;
import io.openspeak.channel.v1.Right;
import io.openspeak.channel.v1.StartMode;
import io.openspeak.channel.v1.SubscribeChannelEventsRequest;
import io.openspeak.channel.v1.SubscribeChannelEventsResponse;
import io.openspeak.channel.v1.SubscribeChannelEventsResponse.PartCase;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Subscriptions to channel events, over the wire. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
class ChannelEventsGrpcTest {

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
    void subscribe_withoutPosition_startsWithASnapshotThenTells() {
        String channel = channels.channel();
        channels.join("alice", channel);

        try (Listening listening = new Listening(channels, "bob", "", channel)) {
            listening.await(PartCase.SNAPSHOT_DONE, 1);
            channels.join("carol", channel);
            listening.await(PartCase.FACT, 1);

            assertThat(listening.parts)
                    .extracting(SubscribeChannelEventsResponse::getPartCase)
                    .containsExactly(PartCase.STARTED, PartCase.CHANNEL, PartCase.SNAPSHOT_DONE, PartCase.FACT);
            assertThat(listening.mode()).isEqualTo(StartMode.START_MODE_SNAPSHOT);
            assertThat(listening.parts.get(1).getChannel().getMembers(0).getUserId())
                    .isEqualTo("alice");
            assertThat(listening.last().getFact().getMemberJoined().getUserId()).isEqualTo("carol");
            assertThat(listening.last().getFact().getMemberJoined().getSessionId())
                    .as("sessions are for moderators")
                    .isEmpty();
        }
    }

    @Test
    void subscribe_fromAPosition_getsExactlyWhatItMissed() {
        String channel = channels.channel();
        String position;
        try (Listening before = new Listening(channels, "bob", "", channel)) {
            before.await(PartCase.SNAPSHOT_DONE, 1);
            position = before.last().getPosition();
        }
        channels.join("alice", channel);
        channels.moderator()
                .kickMember(KickMemberRequest.newBuilder()
                        .setChannelId(channel)
                        .setUserId("alice")
                        .build());

        try (Listening after = new Listening(channels, "bob", position, channel)) {
            after.await(PartCase.FACT, 2);

            assertThat(after.mode()).isEqualTo(StartMode.START_MODE_REPLAY);
            assertThat(after.parts.get(1).getFact().getMemberJoined().getUserId())
                    .isEqualTo("alice");
            assertThat(after.parts.get(2).getFact().getMemberLeft().getReason())
                    .isEqualTo(LeaveReason.LEAVE_REASON_KICKED);
            position = after.last().getPosition();
        }
        try (Listening again = new Listening(channels, "bob", position, channel)) {
            again.await(PartCase.STARTED, 1);
            assertThat(again.mode()).isEqualTo(StartMode.START_MODE_CURRENT);
        }
    }

    @Test
    void subscriber_whoMayViewNoMore_isTold() {
        String channel = channels.channel();
        try (Listening listening = new Listening(channels, "bob", "", channel)) {
            listening.await(PartCase.SNAPSHOT_DONE, 1);

            channels.setRules(channel, everyone(Right.RIGHT_VIEW));

            listening.await(PartCase.HIDDEN, 1);
            channels.setRules(channel);
            listening.await(PartCase.CHANNEL, 2);
        }
    }

    @Test
    void subscribe_unknownPosition_isInvalid() {
        ChannelsUnderTest.assertRefused(
                () -> channels.as("bob")
                        .subscribeChannelEvents(SubscribeChannelEventsRequest.newBuilder()
                                .setPosition("%%%")
                                .build())
                        .hasNext(),
                Status.Code.INVALID_ARGUMENT,
                "invalid_request");
    }
}

package io.openspeak.presence.rooms.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.channel.v1.Ban;
import io.openspeak.channel.v1.Channel;
import io.openspeak.channel.v1.ChannelDeleted;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.channel.v1.LeaveReason;
import io.openspeak.channel.v1.Member;
import io.openspeak.channel.v1.MemberLeft;
import io.openspeak.channel.v1.RulesChanged;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.presence.rooms.domain.RightsChange;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RightsFactsTest {

    private static final ChannelId ROOM = new ChannelId("room");
    private static final UserId BOB = new UserId("bob");

    static Stream<Arguments> facts() {
        return Stream.of(
                Arguments.of(
                        fact().setDeleted(ChannelDeleted.getDefaultInstance()),
                        Optional.of(new RightsChange.OfAll(ROOM))),
                Arguments.of(
                        fact().setRulesChanged(RulesChanged.getDefaultInstance()),
                        Optional.of(new RightsChange.OfAll(ROOM))),
                Arguments.of(
                        fact().setUpdated(Channel.newBuilder().setParentId("top")),
                        Optional.of(new RightsChange.Placed(ROOM, Optional.of(new ChannelId("top"))))),
                Arguments.of(
                        fact().setUpdated(Channel.getDefaultInstance()),
                        Optional.of(new RightsChange.Placed(ROOM, Optional.empty()))),
                Arguments.of(
                        fact().setBanned(Ban.newBuilder().setUserId("bob")),
                        Optional.of(new RightsChange.OfUser(ROOM, BOB))),
                Arguments.of(fact().setBanned(Ban.newBuilder().setAddress("192.0.2.1")), Optional.empty()),
                Arguments.of(fact().setInvited("bob"), Optional.of(new RightsChange.Given(ROOM))),
                Arguments.of(left(LeaveReason.LEAVE_REASON_KICKED), Optional.of(new RightsChange.OfUser(ROOM, BOB))),
                Arguments.of(left(LeaveReason.LEAVE_REASON_LEFT), Optional.empty()),
                Arguments.of(fact().setMemberJoined(Member.newBuilder().setUserId("bob")), Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void fact_changesTheRightsThatItMayChange(ChannelFact.Builder fact, Optional<RightsChange> change) {
        assertThat(RightsFacts.change(fact.build())).isEqualTo(change);
    }

    private static ChannelFact.Builder left(LeaveReason reason) {
        return fact().setMemberLeft(MemberLeft.newBuilder().setUserId("bob").setReason(reason));
    }

    private static ChannelFact.Builder fact() {
        return ChannelFact.newBuilder().setChannelId("room");
    }
}

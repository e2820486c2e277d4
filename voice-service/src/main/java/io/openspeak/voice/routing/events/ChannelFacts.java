package io.openspeak.voice.routing.events;

import io.openspeak.channel.v1.Channel;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.channel.v1.ChannelKind;
import io.openspeak.channel.v1.Right;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.routing.domain.Member;
import io.openspeak.voice.routing.domain.MembershipChange;

/** Words of channel-service in the words of the router. */
final class ChannelFacts {

    private ChannelFacts() {}

    static MembershipChange change(ChannelFact fact) {
        return switch (fact.getFactCase()) {
            case MEMBER_JOINED -> new MembershipChange.Entered(member(fact.getMemberJoined()));
            case MEMBER_CHANGED -> new MembershipChange.Entered(member(fact.getMemberChanged()));
            case MEMBER_LEFT ->
                new MembershipChange.Left(new UserId(fact.getMemberLeft().getUserId()));
            case DELETED -> new MembershipChange.ChannelGone();
            case CREATED -> new MembershipChange.ChannelIs(pushToTalk(fact.getCreated()));
            case UPDATED -> new MembershipChange.ChannelIs(pushToTalk(fact.getUpdated()));
            case RULES_CHANGED, BANNED, UNBANNED, INVITED, FACT_NOT_SET -> new MembershipChange.NoOne();
        };
    }

    static Member member(io.openspeak.channel.v1.Member told) {
        return new Member(
                new UserId(told.getUserId()),
                told.getSessionId(),
                told.getRightsList().contains(Right.RIGHT_SPEAK),
                told.getRightsList().contains(Right.RIGHT_LISTEN),
                told.getServerMuted(),
                told.getServerDeafened(),
                told.getPrioritySpeaker() || told.getRightsList().contains(Right.RIGHT_PRIORITY_SPEAK),
                told.getRightsList().contains(Right.RIGHT_EMERGENCY));
    }

    static boolean pushToTalk(Channel told) {
        return told.getKind() == ChannelKind.CHANNEL_KIND_PUSH_TO_TALK;
    }
}

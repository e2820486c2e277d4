package io.openspeak.voice.routing.events;

import io.openspeak.channel.v1.Channel;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.channel.v1.ChannelKind;
import io.openspeak.channel.v1.LeaveReason;
import io.openspeak.channel.v1.MemberLeft;
import io.openspeak.channel.v1.Right;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.routing.RightsWatch;
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

    /** What the fact means for people without a seat. */
    static void tellOfRights(ChannelFact fact, RightsWatch watch) {
        ChannelId channel = new ChannelId(fact.getChannelId());
        switch (fact.getFactCase()) {
            // With nothing told: what moderators set for somebody who is not there may be another.
            case CREATED, UPDATED, DELETED, RULES_CHANGED, FACT_NOT_SET -> watch.rightsChanged(channel);
            case BANNED -> tellOfBan(channel, fact.getBanned().getUserId(), watch);
            case MEMBER_LEFT -> tellOfLeave(channel, fact.getMemberLeft(), watch);
            case MEMBER_JOINED, MEMBER_CHANGED, UNBANNED, INVITED -> {}
        }
    }

    /** A ban of an address names nobody, and does not count for people without a seat. */
    private static void tellOfBan(ChannelId channel, String user, RightsWatch watch) {
        if (!user.isEmpty()) {
            watch.rightsChanged(channel, new UserId(user));
        }
    }

    private static void tellOfLeave(ChannelId channel, MemberLeft left, RightsWatch watch) {
        UserId user = new UserId(left.getUserId());
        if (left.getReason() == LeaveReason.LEAVE_REASON_KICKED) {
            watch.putOut(channel, user);
        } else {
            // It may have been muted while it was there.
            watch.rightsChanged(channel, user);
        }
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

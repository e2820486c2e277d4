package io.openspeak.channel.contract;

import io.openspeak.channel.domain.Act;
import io.openspeak.channel.domain.Ban;
import io.openspeak.channel.domain.Channel;
import io.openspeak.channel.domain.ChannelState;
import io.openspeak.channel.domain.LeaveReason;
import io.openspeak.channel.domain.Member;
import io.openspeak.channel.domain.Rule;
import io.openspeak.channel.v1.ChannelDeleted;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.channel.v1.MemberLeft;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Facts of {@code channel:events}, without what only the script that writes one knows: the version, and in a fact that holds the
 * channel its version and count of members (lua/versioned_fact.lua).
 */
public final class ChannelFacts {

    /** Type of the data: {@code ChannelFact} of channel.v1. */
    public static final String TYPE = "channel.v1";

    private ChannelFacts() {}

    /** A channel was made. */
    public static ChannelFact created(Channel channel, Optional<UserId> actor) {
        return fact(channel.id(), actor, channel.createdAt())
                .setCreated(ChannelMessages.message(new ChannelState(channel, 0, 0)))
                .build();
    }

    /** A channel was changed. */
    public static ChannelFact updated(Channel channel, UserId actor, Instant at) {
        return fact(channel.id(), Optional.of(actor), at)
                .setUpdated(ChannelMessages.message(new ChannelState(channel, 0, 0)))
                .build();
    }

    /** A channel is gone. */
    public static ChannelFact deleted(ChannelId channel, String reason, Optional<UserId> actor, Instant at) {
        return fact(channel, actor, at)
                .setDeleted(ChannelDeleted.newBuilder().setReason(reason))
                .build();
    }

    /** Somebody joined, or a seat moved to another session. */
    public static ChannelFact joined(ChannelId channel, Member member, Act act) {
        return fact(channel, act.actor(), act.at())
                .setMemberJoined(MemberMessages.message(member))
                .build();
    }

    /** Somebody left. */
    public static ChannelFact left(
            ChannelId channel, Member member, LeaveReason reason, Optional<ChannelId> movedTo, Act act) {
        return fact(channel, act.actor(), act.at())
                .setMemberLeft(MemberLeft.newBuilder()
                        .setUserId(member.user().value())
                        .setReason(io.openspeak.channel.v1.LeaveReason.valueOf("LEAVE_REASON_" + reason.name()))
                        .setMovedToChannelId(movedTo.map(ChannelId::value).orElse(""))
                        .setSessionId(member.session().map(SessionId::value).orElse(""))
                        .setSeatOrder(member.order()))
                .build();
    }

    /** What moderators set for a member, or its rights, changed. */
    public static ChannelFact changed(ChannelId channel, Member member, Act act) {
        return fact(channel, act.actor(), act.at())
                .setMemberChanged(MemberMessages.message(member))
                .build();
    }

    /** What is not told, since nobody sees it: of somebody who is not there. */
    public static ChannelFact nothing(ChannelId channel, Act act) {
        return fact(channel, act.actor(), act.at()).build();
    }

    /** A channel has other rules. */
    public static ChannelFact rulesChanged(ChannelId channel, List<Rule> rules, Act act) {
        return fact(channel, act.actor(), act.at())
                .setRulesChanged(RuleMessages.changed(rules))
                .build();
    }

    /** Somebody is kept out. */
    public static ChannelFact banned(Ban ban, Act act) {
        return fact(ban.channel(), act.actor(), act.at())
                .setBanned(BanMessages.message(ban))
                .build();
    }

    /** A ban ended. */
    public static ChannelFact unbanned(ChannelId channel, String ban, Act act) {
        return fact(channel, act.actor(), act.at()).setUnbanned(ban).build();
    }

    /** Somebody was let in. */
    public static ChannelFact invited(ChannelId channel, UserId user, Act act) {
        return fact(channel, act.actor(), act.at()).setInvited(user.value()).build();
    }

    private static ChannelFact.Builder fact(ChannelId channel, Optional<UserId> actor, Instant at) {
        return ChannelFact.newBuilder()
                .setChannelId(channel.value())
                .setAt(at.toEpochMilli())
                .setActorId(actor.map(UserId::value).orElse(""));
    }
}

package io.openspeak.channel.contract;

import io.openspeak.channel.domain.ChannelEvent;
import io.openspeak.channel.domain.ChannelEvent.Change;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;

/** Facts of {@code channel:events} as what happened. */
public final class ChannelEvents {

    private ChannelEvents() {}

    /** What the fact tells. */
    public static ChannelEvent event(ChannelFact fact) {
        return new ChannelEvent(new ChannelId(fact.getChannelId()), fact.getVersion(), change(fact));
    }

    private static Change change(ChannelFact fact) {
        return switch (fact.getFactCase()) {
            case CREATED -> new Change.Created(ChannelMessages.channel(fact.getCreated()));
            case UPDATED -> new Change.Updated(ChannelMessages.channel(fact.getUpdated()));
            case DELETED -> new Change.Deleted();
            case MEMBER_JOINED -> new Change.Seated(MemberMessages.member(fact.getMemberJoined()));
            case MEMBER_CHANGED -> new Change.Seated(MemberMessages.member(fact.getMemberChanged()));
            case MEMBER_LEFT -> new Change.Left(new UserId(fact.getMemberLeft().getUserId()));
            case RULES_CHANGED ->
                new Change.Ruled(RuleMessages.rules(fact.getRulesChanged().getRulesList()));
            case BANNED -> new Change.Banned(BanMessages.ban(fact.getBanned()));
            case UNBANNED -> new Change.Unbanned(fact.getUnbanned());
            case INVITED -> new Change.Invited(new UserId(fact.getInvited()));
            case FACT_NOT_SET -> new Change.Unknown();
        };
    }
}

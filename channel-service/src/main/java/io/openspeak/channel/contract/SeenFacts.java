package io.openspeak.channel.contract;

import io.openspeak.channel.domain.Sight;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.channel.v1.MemberLeft;
import io.openspeak.channel.view.Told;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.util.Optional;
import java.util.function.Predicate;

/** Facts as one person may know them; those who may know the same share one message. */
public final class SeenFacts {

    private SeenFacts() {}

    /**
     * What is left out of a fact.
     *
     * @param session that holds the seat
     * @param origin the other channel of a move
     */
    private record Form(boolean session, boolean origin) {}

    /**
     * The fact as the person may know it; empty: it may not.
     *
     * @param views whether the person may view a channel
     */
    public static Optional<ChannelFact> of(Told told, UserId to, Sight sight, Predicate<ChannelId> views) {
        ChannelFact fact = told.fact();
        return switch (fact.getFactCase()) {
            case CREATED, UPDATED, DELETED -> Optional.of(fact).filter(any -> sight.channel());
            case MEMBER_JOINED -> member(told, to, fact.getMemberJoined().getUserId(), sight, views);
            case MEMBER_CHANGED -> member(told, to, fact.getMemberChanged().getUserId(), sight, views);
            case MEMBER_LEFT -> member(told, to, fact.getMemberLeft().getUserId(), sight, views);
            case RULES_CHANGED -> Optional.of(fact).filter(any -> sight.rules());
            case BANNED, UNBANNED -> Optional.of(fact).filter(any -> sight.bans());
            case INVITED ->
                Optional.of(fact)
                        .filter(any -> sight.invitations() || fact.getInvited().equals(to.value()));
            case FACT_NOT_SET -> Optional.empty();
        };
    }

    /** Whoever it is about knows of it too. */
    private static Optional<ChannelFact> member(
            Told told, UserId to, String about, Sight sight, Predicate<ChannelId> views) {
        if (!sight.members() && !to.value().equals(about)) {
            return Optional.empty();
        }
        boolean session = SeenMembers.showsSession(about, to, sight);
        boolean origin = SeenMembers.knows(otherChannel(told.fact()), views);
        return Optional.of(told.as(new Form(session, origin), () -> without(told.fact(), session, origin)));
    }

    private static String otherChannel(ChannelFact fact) {
        return switch (fact.getFactCase()) {
            case MEMBER_JOINED -> fact.getMemberJoined().getMovedFromChannelId();
            case MEMBER_CHANGED -> fact.getMemberChanged().getMovedFromChannelId();
            case MEMBER_LEFT -> fact.getMemberLeft().getMovedToChannelId();
            default -> "";
        };
    }

    private static ChannelFact without(ChannelFact fact, boolean session, boolean origin) {
        if (session && origin) {
            return fact;
        }
        ChannelFact.Builder seen = fact.toBuilder();
        switch (fact.getFactCase()) {
            case MEMBER_JOINED -> seen.setMemberJoined(SeenMembers.without(fact.getMemberJoined(), session, origin));
            case MEMBER_CHANGED -> seen.setMemberChanged(SeenMembers.without(fact.getMemberChanged(), session, origin));
            default -> {
                MemberLeft.Builder left = seen.getMemberLeftBuilder();
                if (!session) {
                    left.clearSessionId();
                }
                if (!origin) {
                    left.clearMovedToChannelId();
                }
            }
        }
        return seen.build();
    }
}

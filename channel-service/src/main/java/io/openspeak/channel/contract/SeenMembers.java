package io.openspeak.channel.contract;

import io.openspeak.channel.domain.Member;
import io.openspeak.channel.domain.Sight;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.util.function.Predicate;

/** Members as one person may know them. */
public final class SeenMembers {

    private SeenMembers() {}

    /**
     * The member; its session is told to itself and to those who moderate, the channel that it was moved from to those who may view
     * that one.
     *
     * @param views whether the person may view a channel
     */
    public static io.openspeak.channel.v1.Member message(
            Member member, UserId to, Sight sight, Predicate<ChannelId> views) {
        return as(MemberMessages.message(member), to, sight, views);
    }

    /** As {@link #message}, of a member that is a message already. */
    public static io.openspeak.channel.v1.Member as(
            io.openspeak.channel.v1.Member member, UserId to, Sight sight, Predicate<ChannelId> views) {
        boolean knowsSession = member.getSessionId().isEmpty() || showsSession(member.getUserId(), to, sight);
        boolean knowsOrigin = knows(member.getMovedFromChannelId(), views);
        if (knowsSession && knowsOrigin) {
            return member;
        }
        io.openspeak.channel.v1.Member.Builder seen = member.toBuilder();
        if (!knowsSession) {
            seen.clearSessionId();
        }
        if (!knowsOrigin) {
            seen.clearMovedFromChannelId();
        }
        return seen.build();
    }

    /** True if the session of that user is told. */
    public static boolean showsSession(String user, UserId to, Sight sight) {
        return sight.sessions() || to.value().equals(user);
    }

    /** True if a channel may be named; none may. */
    public static boolean knows(String channel, Predicate<ChannelId> views) {
        return channel.isEmpty() || views.test(new ChannelId(channel));
    }
}

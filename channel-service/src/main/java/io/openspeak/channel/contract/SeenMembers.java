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
        io.openspeak.channel.v1.Member known = MemberMessages.message(member);
        return without(known, showsSession(known.getUserId(), to, sight), knows(known.getMovedFromChannelId(), views));
    }

    /** The member without its session or the channel that it was moved from, unless those are to be told. */
    static io.openspeak.channel.v1.Member without(
            io.openspeak.channel.v1.Member member, boolean session, boolean origin) {
        if (session && origin) {
            return member;
        }
        io.openspeak.channel.v1.Member.Builder seen = member.toBuilder();
        if (!session) {
            seen.clearSessionId();
        }
        if (!origin) {
            seen.clearMovedFromChannelId();
        }
        return seen.build();
    }

    /** True if the session of that user is told. */
    static boolean showsSession(String user, UserId to, Sight sight) {
        return sight.sessions() || to.value().equals(user);
    }

    /** True if a channel may be named; none may. */
    static boolean knows(String channel, Predicate<ChannelId> views) {
        return channel.isEmpty() || views.test(new ChannelId(channel));
    }
}

package io.openspeak.channel.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.util.List;

/**
 * Something that happened to a channel.
 *
 * @param channel which
 * @param version of the channel after it
 * @param change what
 */
public record ChannelEvent(ChannelId channel, long version, Change change) {

    /** What happened. */
    public sealed interface Change {

        /** It was made. */
        record Created(Channel channel) implements Change {}

        /** It was changed. */
        record Updated(Channel channel) implements Change {}

        /** It is gone. */
        record Deleted() implements Change {}

        /** Somebody joined, or something about a member changed. */
        record Seated(Member member) implements Change {}

        /** Somebody left. */
        record Left(UserId user) implements Change {}

        /** It has other rules. */
        record Ruled(List<Rule> rules) implements Change {}

        /** Somebody is kept out. */
        record Banned(Ban ban) implements Change {}

        /** A ban ended. */
        record Unbanned(String ban) implements Change {}

        /** Somebody was let in. */
        record Invited(UserId user) implements Change {}

        /** Something that this version does not know. */
        record Unknown() implements Change {}
    }
}

package io.openspeak.channel.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who changes something, when, and what the moderation log is to say of it.
 *
 * @param actor who; empty: the system
 * @param at when
 * @param notes what is written down with the change; none: nothing
 */
public record Act(Optional<UserId> actor, Instant at, List<ModerationNote> notes) {

    public Act {
        notes = List.copyOf(notes);
    }

    /** By somebody for themselves. */
    public static Act of(UserId actor, Instant at) {
        return new Act(Optional.of(actor), at, List.of());
    }

    /** By nobody. */
    public static Act ofSystem(Instant at) {
        return new Act(Optional.empty(), at, List.of());
    }

    /** The same, with a note of what was done to a user. */
    public Act noting(String action, ChannelId channel, UserId user, String reason) {
        return with(action, channel, Optional.of(user), reason);
    }

    /** The same, with a note of what was done to a channel. */
    public Act noting(String action, ChannelId channel, String reason) {
        return with(action, channel, Optional.empty(), reason);
    }

    private Act with(String action, ChannelId channel, Optional<UserId> user, String reason) {
        List<ModerationNote> more = new ArrayList<>(notes);
        more.add(new ModerationNote(at, actor.orElseThrow(), action, channel, user, reason));
        return new Act(actor, at, more);
    }
}

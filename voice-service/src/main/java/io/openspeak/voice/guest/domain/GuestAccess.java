package io.openspeak.voice.guest.domain;

import io.openspeak.platform.identity.ChannelId;
import java.util.Set;

/**
 * What channel-service says of somebody who wants to be heard in a channel without being in it.
 *
 * @param verdict whether it may
 * @param branch channels that have a say in that: a change in any of them may change it
 */
public record GuestAccess(Verdict verdict, Set<ChannelId> branch) {

    public GuestAccess {
        branch = Set.copyOf(branch);
    }

    /** Whether somebody may be heard from outside. */
    public enum Verdict {
        /** It may. */
        MAY,
        /** There is no such channel, as far as it may know. */
        HIDDEN,
        /** It has not the rights. */
        FORBIDDEN,
        /** It has, but a moderator muted it there. */
        MUTED
    }

    /** True if it may be heard. */
    public boolean may() {
        return verdict == Verdict.MAY;
    }
}

package io.openspeak.presence.rooms.domain;

import io.openspeak.platform.identity.ChannelId;
import java.util.List;

/**
 * What a user may do in a room.
 *
 * @param exists false if there is no such room
 * @param direct true if it is a direct conversation
 * @param views may know of it
 * @param listens may hear who is there, what is typed and what is sent
 * @param types may type
 * @param branch channels that have a say in this, from the top of the tree to the room itself
 */
public record Standing(
        boolean exists, boolean direct, boolean views, boolean listens, boolean types, List<ChannelId> branch) {

    public Standing {
        branch = List.copyOf(branch);
    }

    /** Whether somebody may, or what to tell it if not. */
    public enum Verdict {
        MAY,
        FORBIDDEN,
        /** It must not learn that the room is there. */
        HIDDEN
    }

    /** Of a room that is not there. */
    public static Standing nowhere(ChannelId room) {
        return new Standing(false, false, false, false, false, List.of(room));
    }

    /** Whether it may listen. */
    public Verdict toListen() {
        return verdict(listens);
    }

    /** Whether it may type. */
    public Verdict toType() {
        return verdict(types);
    }

    private Verdict verdict(boolean right) {
        if (!exists || !views) {
            return Verdict.HIDDEN;
        }
        return right ? Verdict.MAY : Verdict.FORBIDDEN;
    }
}

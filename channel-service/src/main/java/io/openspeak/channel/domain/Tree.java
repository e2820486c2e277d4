package io.openspeak.channel.domain;

import io.openspeak.platform.identity.ChannelId;
import java.util.List;
import java.util.Optional;

/** What the tree of channels must look like: no channel below itself, and not too deep. */
public final class Tree {

    /** Most channels between the top and the ground, both counted. */
    public static final int MAX_DEPTH = 10;

    private Tree() {}

    /**
     * What would be wrong with the tree if the channel were put there; empty: nothing.
     *
     * @param above channels from the top of the tree to the new parent
     * @param height levels of the channel and what lies below it; 1: nothing lies below it
     */
    public static Optional<String> flaw(ChannelId channel, List<ChannelId> above, int height) {
        if (above.contains(channel)) {
            return Optional.of(
                    "'parent_id' is '" + above.getLast() + "', which is '" + channel + "' itself or lies below it.");
        }
        int depth = above.size() + height;
        return depth <= MAX_DEPTH
                ? Optional.empty()
                : Optional.of("'parent_id' would make the tree " + depth + " channels deep; expected at most "
                        + MAX_DEPTH + ".");
    }
}

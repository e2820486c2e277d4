package io.openspeak.channel;

import io.openspeak.platform.redis.log.LogPosition;

/** What became of a change that a store was asked for. */
public sealed interface Outcome {

    /**
     * It was made.
     *
     * @param position of the fact, or nowhere if there is nothing to tell
     * @param version of the channel after it
     * @param memberCount after it
     */
    record Made(LogPosition position, long version, int memberCount) implements Outcome {}

    /** There is a channel of that id already. */
    record Exists() implements Outcome {}

    /** There is no room for one more: the seats of the channel, its bans, its invitations. */
    record Full() implements Outcome {}

    /** There is no such channel, or it is being deleted. */
    record NoChannel() implements Outcome {}

    /** What is kept is not what was seen: look again. */
    record Changed() implements Outcome {}

    /** The parent has given the link up, or somebody else began to change the tree: begin again. */
    record Overtaken() implements Outcome {}

    /** What is wrong if a change ended like this that can't, or that was to be tried again. */
    default IllegalStateException unexpected() {
        return new IllegalStateException(this + " is no end of this change");
    }
}

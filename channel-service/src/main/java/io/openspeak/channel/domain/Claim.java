package io.openspeak.channel.domain;

import io.openspeak.platform.identity.ChannelId;

/**
 * A seat that a user has or is about to take, as the user's own record knows it.
 *
 * @param channel where
 * @param order of the user's seats
 * @param state how far it got
 */
public record Claim(ChannelId channel, long order, State state) {

    /** How far a claim got. */
    public enum State {
        /** The seat may be taken or not. */
        PENDING,
        /** The seat was taken, and counts against the number of voice channels that a user may be in. */
        VOICE,
        /** The seat was taken in a channel that does not count. One word: scripts read it. */
        UNCOUNTED
    }
}

package io.openspeak.e2e.chaos;

import io.openspeak.presence.v1.PresenceStatus;

/** Something that a client does. */
sealed interface Act {

    /** Comes, or comes back. */
    record Connect() implements Act {}

    /** Says goodbye and stays away. */
    record Leave() implements Act {}

    /** Loses its connection without a word and stays away. */
    record Vanish() implements Act {}

    /** Loses its connection and comes back at once. */
    record Cut() implements Act {}

    /** Sits or is somewhere else than before. */
    sealed interface Move extends Act {}

    /** Takes a seat in a channel, or goes into a room if that is what its protocol knows. */
    record Enter(String channel) implements Move {}

    /** Leaves it. */
    record Exit(String channel) implements Move {}

    /** What it can do only while it is there, and waits to hear that it is done. */
    sealed interface Command extends Act {}

    /** Asks to be seen so; the text is one of its kind. */
    record Claim(PresenceStatus status, String text) implements Command {}

    /** Mutes or unmutes. */
    record Mute(boolean microphone, boolean speaker) implements Command {}

    /** A person did something. */
    record Activity() implements Command {}

    /** Watches others than before. */
    record Watch(Watched watched) implements Command {}
}

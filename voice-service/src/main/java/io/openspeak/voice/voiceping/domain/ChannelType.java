package io.openspeak.voice.voiceping.domain;

import java.util.Optional;

/** Whom a VoicePing message is for. */
public enum ChannelType {
    /** The members of a channel. */
    GROUP,
    /** One user. */
    PRIVATE;

    /** Its number on the wire. */
    public int code() {
        return ordinal();
    }

    /** The type of that number; empty: there is none. */
    public static Optional<ChannelType> of(long code) {
        if (code == GROUP.code()) {
            return Optional.of(GROUP);
        }
        return code == PRIVATE.code() ? Optional.of(PRIVATE) : Optional.empty();
    }
}

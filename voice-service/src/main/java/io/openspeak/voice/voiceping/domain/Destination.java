package io.openspeak.voice.voiceping.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.util.Set;

/** Whom something is passed on to. */
public sealed interface Destination {

    /** Everybody who is connected to one of these groups. */
    record Groups(Set<ChannelId> channels) implements Destination {
        public Groups {
            channels = Set.copyOf(channels);
        }
    }

    /** All connections of a user. */
    record User(UserId user) implements Destination {}
}

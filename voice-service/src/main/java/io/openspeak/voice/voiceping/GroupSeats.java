package io.openspeak.voice.voiceping;

import io.openspeak.platform.identity.ChannelId;
import io.smallrye.mutiny.Uni;

/** Who keeps the members of channels: clients join and leave there. */
public interface GroupSeats {

    /** Joins; gives the position of the fact, or fails with the refusal. */
    Uni<String> join(Client client, ChannelId group);

    /** Leaves; it does no harm if the client is not there. */
    Uni<Void> leave(Client client, ChannelId group);
}

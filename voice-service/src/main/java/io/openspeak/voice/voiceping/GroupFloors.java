package io.openspeak.voice.voiceping;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.util.Optional;

/** Who may talk in which group. */
interface GroupFloors {

    /** A connection comes into a group. */
    GroupFloor enter(ChannelId group, UserId user, String connection, Told told);

    /** Who is told of a group's floor, on any thread. */
    interface Told {

        /** May talk now. */
        void opened();

        /** May talk no more. */
        void closed();

        /** Somebody else has the floor, or nobody. */
        void holder(Optional<UserId> user);
    }
}

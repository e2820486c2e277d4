package io.openspeak.voice.routing;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;

/** Somebody who has to know when rights of people without a seat may have changed. Called in the order of the facts; must not block. */
public interface RightsWatch {

    /** Anybody's rights in the channel and below it may be others, or it is another channel than before, or gone. */
    void rightsChanged(ChannelId channel);

    /** One user's rights in the channel and below it may be gone. */
    void rightsChanged(ChannelId channel, UserId user);

    /** A moderator put the user out of the channel. */
    void putOut(ChannelId channel, UserId user);

    /** Changes may have been missed. */
    void rightsChangedEverywhere();
}

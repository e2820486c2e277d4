package io.openspeak.voice.floor;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.floor.domain.Standing;
import java.util.Optional;

/** What people may do in channels, as this pod knows it. */
public interface Standings {

    /**
     * What a user may do in a channel; empty: it is not a member.
     *
     * @param session whose mute counts; empty: the user's
     */
    Optional<Standing> of(ChannelId channel, UserId user, String session);
}

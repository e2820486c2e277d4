package io.openspeak.voice.guest;

import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.voice.guest.domain.GuestAccess;
import io.smallrye.mutiny.Uni;

/** Who decides whether somebody may be heard in a channel that it is not in. */
public interface GuestAuthority {

    /** As it is now; fails, within {@link GuestSettings#answerWithin}, if nobody says. */
    Uni<GuestAccess> access(Caller user, ChannelId channel);
}

package io.openspeak.voice.routing.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.util.Collection;

/** What the router asks and tells floor control. */
public interface FloorFence {

    /** No floor control. */
    FloorFence NONE = new FloorFence() {
        @Override
        public boolean admits(ChannelId channel, long token) {
            return true;
        }

        @Override
        public void review(Collection<UserId> users) {}
    };

    /** True if a frame that was spoken on another pod under this token may be heard: nobody got the floor since. */
    boolean admits(ChannelId channel, long token);

    /** What these users may do may have changed. */
    void review(Collection<UserId> users);
}

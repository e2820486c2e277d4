package io.openspeak.voice.relay;

import io.openspeak.platform.identity.ChannelId;

/** Whether a frame that another pod let in may still be heard here: that pod may have been stopped for a while. */
@FunctionalInterface
public interface FrameGate {

    /**
     * True if it may. Asked for each frame, on an event loop.
     *
     * @param floorToken token of the grant under which it was spoken; 0: none
     */
    boolean admits(ChannelId channel, long floorToken);
}

package io.openspeak.voice.floor;

import io.openspeak.voice.floor.domain.ChannelFloor;

/** Somebody who is told of a channel's floor, on any thread and while others wait: it hands the news on and returns. */
public interface FloorWatcher {

    /** The floor changed. */
    void changed(ChannelFloor floor);

    /** The party of this seat may talk now: what was held back is due. */
    void opened();

    /** The party of this seat may talk no more, or does not get the floor: what was held back is void. */
    void closed();

    /** The party of this seat has the floor, and will soon have talked too long. */
    void endingSoon(ChannelFloor floor);
}

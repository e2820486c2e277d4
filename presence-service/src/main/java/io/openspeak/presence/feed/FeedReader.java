package io.openspeak.presence.feed;

import io.openspeak.presence.Event;
import java.time.Duration;

/** The receiving end of a feed: called under locks, so it must not block. */
public interface FeedReader {

    /** True while it takes more without having to queue it. */
    boolean takesMore();

    /** Asks for {@link PresenceFeed#pump} to be called after that time, on another call stack. */
    void wakeIn(Duration delay);

    /** Something to be told. */
    void tell(Event event);

    /** A change is not told by itself, since others of the same user came before it could be. */
    void coalesced();

    /** It takes nothing for too long: to be closed. */
    void tooSlow();
}

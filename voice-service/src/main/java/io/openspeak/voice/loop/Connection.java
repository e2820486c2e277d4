package io.openspeak.voice.loop;

import io.openspeak.voice.routing.domain.Quality;
import java.util.List;

/** A client's connection as its event loop sees it, whatever it speaks; called on that loop only. */
public interface Connection {

    /** Does what time demands: pings, silence, what is due to be told. */
    void beat(long now);

    /** How well it does, in each channel and direction. */
    List<Quality> quality();

    /**
     * The pod is going to stop: the client is to connect to another one. It stays connected until it leaves, so that it can do
     * the one before the other; ended at once only if its protocol has no word for that.
     */
    void goElsewhere();

    /** The pod stops now, and with it the connection. */
    void stop();
}

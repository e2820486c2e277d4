package io.openspeak.voice.routing.domain;

import java.util.Collection;

/** The way to one listener's client: a gRPC stream, a socket, or another pod. Used on the listener's lane only. */
public interface Outlet {

    /** True while the transport takes more without holding it back; if not, the listener is to be flushed when it does. */
    boolean ready();

    /** So many bytes at a time are enough while it does not keep up: of what was not sent yet, what is late may still be dropped. */
    default int portion() {
        return Integer.MAX_VALUE;
    }

    /** True if frames may wait a little to share a write: nothing else that goes out here has to come after them. */
    default boolean gathers() {
        return false;
    }

    /**
     * Sends all of it in one write; gaps come before the frames. Must not throw and must not keep the collections: they are
     * used again.
     */
    void send(Collection<Gap> gaps, Collection<Frame> frames);
}

package io.openspeak.voice.routing.domain;

import java.util.Collection;

/** The way to one listener's client: a gRPC stream, a socket, or another pod. Used on the listener's lane only. */
public interface Outlet {

    /** True while the transport takes more without holding it back. */
    boolean ready();

    /**
     * Sends all of it in one write; gaps come before the frames. Must not throw and must not keep the collections: they are
     * used again.
     */
    void send(Collection<Gap> gaps, Collection<Frame> frames);
}

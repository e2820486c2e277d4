package io.openspeak.voice.relay;

import io.openspeak.platform.identity.PodId;
import io.openspeak.voice.relay.domain.Node;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/** Which pods carry voice, each for as long as it says so. */
public interface NodeRegistry {

    /**
     * Registers this pod and tells who is there, itself included.
     *
     * @param until when it is to be forgotten unless it is registered again
     * @param now pods whose time has ended by then are forgotten
     */
    Uni<List<Node>> meet(Node self, Instant until, Instant now);

    /** Forgets a pod at once. */
    Uni<Void> leave(PodId pod);
}

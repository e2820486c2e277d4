package io.openspeak.platform.stopping;

import java.time.Duration;

/** Connections of clients that last, one kind of them a bean: what a pod has to hand over before it stops. */
public interface LastingConnections {

    /** How many are open. */
    int open();

    /** Asks all clients to go elsewhere, spread over that time, and whoever comes meanwhile. */
    void leave(Duration within);

    /** Ends what is left. */
    void end();
}

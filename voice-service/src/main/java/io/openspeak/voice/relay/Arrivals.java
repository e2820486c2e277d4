package io.openspeak.voice.relay;

import io.openspeak.platform.identity.PodId;
import java.util.function.Consumer;

/** Which other pods have opened their streams to this one. */
public interface Arrivals {

    /** True while that pod's stream stands. */
    boolean from(PodId pod);

    /** Told, on any thread, whenever a pod has opened its stream, so that it can be linked in turn at once. */
    void whenArrived(Consumer<PodId> told);

    /** Ends all streams: this pod stops. */
    void end();
}

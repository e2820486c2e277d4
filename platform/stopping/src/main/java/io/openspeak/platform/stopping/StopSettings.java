package io.openspeak.platform.stopping;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an operator may set about stopping a pod; together, and with six seconds more, less than the orchestrator's patience. */
@ConfigMapping(prefix = "openspeak.stop")
public interface StopSettings {

    /** How long a pod that is to stop goes on as if nothing had happened, but not ready: until nobody is sent to it any more. */
    @WithDefault("5s")
    Duration endpoints();

    /** Then its clients have this long to move to another pod. They are asked to one after the other; what is left is cut. */
    @WithDefault("18s")
    Duration handOver();
}

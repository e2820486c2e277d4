package io.openspeak.platform.rest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** REST routes. */
@ConfigMapping(prefix = "openspeak.rest")
public interface RestSettings {

    /** Longest time that a request may take; then its call is cancelled and the client told `unavailable`. */
    @WithDefault("10s")
    Duration timeout();
}

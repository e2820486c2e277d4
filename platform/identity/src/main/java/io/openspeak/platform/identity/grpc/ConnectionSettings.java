package io.openspeak.platform.identity.grpc;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an operator may set about connections of gRPC clients. */
@ConfigMapping(prefix = "openspeak.connection")
public interface ConnectionSettings {

    /**
     * Between HTTP/2 pings, which clients answer by themselves. A connection that answered none of four in a row is cut when the next one is
     * due; that is later than the longest silence that any client may keep.
     */
    @WithDefault("15s")
    Duration pingInterval();
}

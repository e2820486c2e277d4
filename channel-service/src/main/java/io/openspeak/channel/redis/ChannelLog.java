package io.openspeak.channel.redis;

import io.openspeak.platform.redis.log.PartitionedLog;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives out the service's log, for those who need its partitions. */
public class ChannelLog {

    @Produces
    @Singleton
    static PartitionedLog log(@ConfigProperty(name = "openspeak.partitions") int partitions) {
        return new PartitionedLog("channel", partitions);
    }
}

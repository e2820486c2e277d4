package io.openspeak.channel.redis;

import io.openspeak.platform.redis.log.PartitionedLog;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives out the service's log, for those who need its partitions. */
public class ChannelLog {

    @Produces
    @Singleton
    PartitionedLog log() {
        return ChannelKeys.LOG;
    }
}

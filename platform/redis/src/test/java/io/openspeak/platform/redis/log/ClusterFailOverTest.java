package io.openspeak.platform.redis.log;

import io.openspeak.platform.testing.FailingOver;
import io.openspeak.platform.testing.RealRedisCluster;

/** Logs in a Redis Cluster. */
class ClusterFailOverTest extends FailOverContract {

    @Override
    FailingOver start() {
        return RealRedisCluster.start();
    }
}

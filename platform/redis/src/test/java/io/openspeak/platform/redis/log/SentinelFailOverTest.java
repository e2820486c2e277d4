package io.openspeak.platform.redis.log;

import io.openspeak.platform.testing.FailingOver;
import io.openspeak.platform.testing.RealSentinelSet;

/** Logs in a Redis with a replica, watched by Sentinels. */
class SentinelFailOverTest extends FailOverContract {

    @Override
    FailingOver start() {
        return RealSentinelSet.start();
    }
}

package io.openspeak.bench.load.presence;

import io.openspeak.bench.load.measure.Delays;
import io.openspeak.bench.load.measure.Numbers;
import io.openspeak.bench.load.measure.Usage;
import java.nio.charset.StandardCharsets;

/**
 * What it cost to tell many of one person.
 *
 * @param rate acts a second
 * @param expected frames, one an act and subscriber
 * @param delivered frames
 * @param sample one of the frames
 */
record FanOutOutcome(
        String server,
        int rate,
        int subscribers,
        long expected,
        long delivered,
        String sample,
        Delays delays,
        Usage usage,
        long residentKib) {

    int frameBytes() {
        return sample.getBytes(StandardCharsets.UTF_8).length;
    }

    /** CPU-seconds of the server for a million delivered frames. */
    double secondsPerMillion() {
        return usage.secondsPerMillion(FanOut.SERVER, delivered);
    }

    double redisSecondsPerMillion() {
        return usage.secondsPerMillion(FanOut.REDIS, delivered);
    }

    double deliveredPerSecond() {
        return delivered / Numbers.seconds(usage.time());
    }

    double lossPercent() {
        return 100.0 * (expected - delivered) / expected;
    }

    /** This server's cost as a part of another's: below 1 it is cheaper. */
    double ratioTo(FanOutOutcome other) {
        return secondsPerMillion() / other.secondsPerMillion();
    }

    /** The same with what Redis does for both. */
    double ratioWithRedisTo(FanOutOutcome other) {
        return (secondsPerMillion() + redisSecondsPerMillion())
                / (other.secondsPerMillion() + other.redisSecondsPerMillion());
    }
}

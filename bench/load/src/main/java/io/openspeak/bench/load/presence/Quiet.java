package io.openspeak.bench.load.presence;

import io.openspeak.bench.load.measure.Meter;
import io.openspeak.bench.load.measure.Numbers;
import io.openspeak.bench.load.measure.Usage;
import io.openspeak.bench.load.measure.Window;
import io.openspeak.bench.load.process.RedisCommands;
import java.time.Duration;

/**
 * A time in which sessions are there and nobody does anything.
 *
 * @param commands that Redis ran in it, for all services
 */
record Quiet(int sessions, RedisCommands commands, Usage usage) {

    private static final double MINUTE = 60;

    static Quiet watch(int sessions, Duration time, int redisPort, Meter meter) {
        RedisCommands before = RedisCommands.of(redisPort);
        Meter.Reading begin = meter.read();
        Window.awaitTime(System.nanoTime() + time.toNanos());
        return new Quiet(sessions, RedisCommands.of(redisPort).since(before), Usage.between(begin, meter.read()));
    }

    double perMinute(String command) {
        return commands.calls().getOrDefault(command, 0L) * MINUTE / Numbers.seconds(usage.time());
    }

    double perMinute() {
        return commands.calls().values().stream().mapToLong(Long::longValue).sum()
                * MINUTE
                / Numbers.seconds(usage.time());
    }

    double perSessionAndMinute() {
        return perMinute() / sessions;
    }

    /** Commands a minute that came with each further session, by comparison with fewer. */
    double perFurtherSessionAndMinute(Quiet fewer) {
        return (perMinute() - fewer.perMinute()) / (sessions - fewer.sessions);
    }
}

package io.openspeak.channel.redis;

import static io.openspeak.channel.redis.Pods.done;
import static org.awaitility.Awaitility.await;

import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.redis.log.LogReader;
import io.vertx.mutiny.redis.client.Command;
import java.time.Duration;

/** Waits until pods have done all that follows from what happened. */
final class Quiescence {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** 1 if the worker group of every stream has read and acknowledged everything. */
    private static final String ALL_WORKED_OFF = """
            for partition = 0, ARGV[1] - 1 do
              local stream = 'channel:{' .. partition .. '}:events'
              if redis.call('EXISTS', stream) == 0 then
                return 0
              end
              local last = redis.call('XREVRANGE', stream, '+', '-', 'COUNT', 1)[1]
              local groups = redis.call('XINFO', 'GROUPS', stream)
              if #groups == 0 then
                return 0
              end
              local group = {}
              for i = 1, #groups[1], 2 do
                group[groups[1][i]] = groups[1][i + 1]
              end
              if group['pending'] > 0 or (last and last[1] ~= group['last-delivered-id']) then
                return 0
              end
            end
            return 1
            """;

    private Quiescence() {}

    /** The workers have worked off the log. */
    static void ofWorkers(Pods pods) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .atMost(PATIENCE)
                .until(() -> done(pods.redis.send(
                                        Command.EVAL,
                                        ALL_WORKED_OFF,
                                        0,
                                        pods.keys.log().partitions()))
                                .toInteger()
                        == 1);
    }

    /** The same, and both views have seen everything. */
    static void of(Pods pods) {
        ofWorkers(pods);
        ofViews(pods, done(new LogReader(pods.redis, pods.keys.log()).end()));
    }

    /** Both views have seen what stands there. */
    static void ofViews(Pods pods, LogPosition position) {
        done(pods.one.tail.reached(position));
        done(pods.two.tail.reached(position));
    }
}

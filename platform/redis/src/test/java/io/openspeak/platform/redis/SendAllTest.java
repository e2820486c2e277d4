package io.openspeak.platform.redis;

import static io.openspeak.platform.redis.RedisCommands.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openspeak.platform.redis.script.LuaScript;
import io.openspeak.platform.testing.RealRedis;
import io.openspeak.platform.testing.RealRedisCluster;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Response;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Many commands at once, on a real Redis and a real Cluster. */
class SendAllTest {

    private static final List<String> KEYS =
            IntStream.range(0, 20).mapToObj(key -> "{" + key + "}key").toList();

    @Test
    void sendAll_answersInOrder_withNullForNothing() {
        try (RealRedis server = RealRedis.start();
                TestLog redis = TestLog.on(server)) {
            answersInOrder(redis.commands);
        }
    }

    @Test
    void sendAll_inACluster_reachesEverySlot() {
        try (RealRedisCluster servers = RealRedisCluster.start();
                TestLog redis = TestLog.on(servers)) {
            answersInOrder(redis.commands);
        }
    }

    private static void answersInOrder(RedisCommands redis) {
        redis.sendAll(KEYS.stream()
                        .map(key -> request(Command.SET, List.of(key, "of " + key)))
                        .toList())
                .await()
                .indefinitely();

        List<@Nullable Response> answers = redis.sendAll(KEYS.stream()
                        .flatMap(key -> List.of(key, key + " that is not").stream())
                        .map(key -> request(Command.GET, List.of(key)))
                        .toList())
                .await()
                .indefinitely();

        assertThat(answers).hasSize(2 * KEYS.size());
        for (int at = 0; at < KEYS.size(); at++) {
            assertThat(String.valueOf(answers.get(2 * at))).isEqualTo("of " + KEYS.get(at));
            assertThat(answers.get(2 * at + 1)).isNull();
        }
    }

    @Test
    void sendAll_ofNothing_isDone() {
        try (RealRedis server = RealRedis.start();
                TestLog redis = TestLog.on(server)) {
            assertThat(redis.commands.sendAll(List.of()).await().indefinitely()).isEmpty();
        }
    }

    @Test
    void sendAll_ofWhichOneIsRefused_failsForThat() {
        try (RealRedis server = RealRedis.start();
                TestLog redis = TestLog.on(server)) {
            assertThatThrownBy(() -> redis.commands
                            .sendAll(List.of(
                                    request(Command.SET, List.of("text", "a")),
                                    request(Command.LPUSH, List.of("text", "b"))))
                            .await()
                            .indefinitely())
                    .rootCause()
                    .hasMessageStartingWith("WRONGTYPE");
            assertThat(calls(redis, "lpush"))
                    .as("once in the batch, once by itself")
                    .isEqualTo(2);
        }
    }

    @Test
    void kindOfRedis_isAskedOnce_howeverOftenOneUniIsUsed() {
        try (RealRedis server = RealRedis.start();
                TestLog redis = TestLog.on(server)) {
            Uni<?> repeated = redis.commands.sendAll(List.of(request(Command.GET, KEYS.subList(0, 1))));

            for (int time = 0; time < 3; time++) {
                repeated.await().indefinitely();
            }

            assertThat(calls(redis, "get")).isEqualTo(3);
            assertThat(calls(redis, "cluster")).isEqualTo(1);
        }
    }

    /** How often Redis was asked for that. */
    private static int calls(TestLog redis, String command) {
        String statistics = String.valueOf(
                redis.commands.send(Command.INFO, "commandstats").await().indefinitely());
        return statistics
                .lines()
                .filter(line -> line.startsWith("cmdstat_" + command + ":"))
                .map(line -> line.replaceAll(".*:calls=(\\d+),.*", "$1"))
                .mapToInt(Integer::parseInt)
                .sum();
    }

    @Test
    void runForEach_whenRedisHasForgottenTheScript_sendsIt() {
        try (RealRedis server = RealRedis.start();
                TestLog redis = TestLog.on(server)) {
            LuaScript hold = LuaScript.load(redis.commands, "hold_lease");
            redis.commands
                    .send(Command.SET, KEYS.get(1), "theirs")
                    .chain(set -> redis.commands.send(Command.SCRIPT, "FLUSH"))
                    .await()
                    .indefinitely();

            List<@Nullable Response> answers = hold.runForEach(KEYS.subList(0, 3), List.of("ours", 60_000))
                    .await()
                    .indefinitely();

            assertThat(answers.stream()
                            .map(answer -> Objects.requireNonNull(answer).toInteger()))
                    .containsExactly(1, 0, 1);
        }
    }
}

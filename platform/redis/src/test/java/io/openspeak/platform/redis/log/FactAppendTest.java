package io.openspeak.platform.redis.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.script.LuaScript;
import io.openspeak.platform.testing.RealRedis;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Facts appended by a script, on a real Redis. */
class FactAppendTest {

    private static final PartitionedLog LOG = new PartitionedLog("test", 4);
    private static final long NOW = 1_900_000_000_000L;

    private static RealRedis server;
    private static Vertx vertx;
    private static RedisCommands redis;

    @BeforeAll
    static void start() {
        server = RealRedis.start();
        vertx = Vertx.vertx();
        redis = new RedisCommands(Redis.createClient(vertx, server.url()));
    }

    @AfterAll
    static void stop() {
        vertx.close().await().indefinitely();
        server.close();
    }

    @BeforeEach
    void flush() {
        redis.send(Command.FLUSHALL).await().indefinitely();
    }

    @Test
    void append_firstFact_setsEpochAndIsReadBackAsWritten() {
        byte[] data = {0, 1, (byte) 0xff, '\n'};

        Response written = append(NOW, data);

        Response entries = send(Command.XRANGE, LOG.stream(1), "-", "+");
        Fact fact = StreamEntries.of(1, entries).getFirst();
        assertThat(fact.entry()).isEqualTo(EntryId.parse(written.get(1).toString()));
        assertThat(fact.epoch()).isEqualTo(written.get(0).toString()).isNotEmpty();
        assertThat(fact.type()).isEqualTo("test.v1");
        assertThat(fact.at()).isEqualTo(NOW);
        assertThat(fact.trace()).isEqualTo("trace");
        assertThat(fact.data()).isEqualTo(data);
    }

    @Test
    void append_secondFact_keepsEpoch() {
        String first = append(NOW, new byte[0]).get(0).toString();

        String second = append(NOW, new byte[0]).get(0).toString();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void append_afterFlush_startsAnotherEpoch() {
        String before = append(NOW, new byte[0]).get(0).toString();
        flush();

        String after = append(NOW, new byte[0]).get(0).toString();

        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void append_manyYoungFacts_keepsAll() {
        // Entry ids are Redis' times, so an `at` of now means that all of them are young.
        appendMany(10_300, System.currentTimeMillis());

        assertThat(length()).isEqualTo(10_300);
    }

    @Test
    void append_manyOldFacts_trimsOld() {
        appendMany(10_300, System.currentTimeMillis() + 16 * 60 * 1000);

        assertThat(length()).isLessThanOrEqualTo(10_000);
    }

    private static void appendMany(int count, long at) {
        List<Uni<Response>> appends = IntStream.range(0, count)
                .mapToObj(i -> script().run(
                                List.of(LOG.stream(1), LOG.epoch(1)),
                                FactAppend.arguments("test.v1", at, "trace", new byte[0])))
                .toList();
        Uni.join().all(appends).usingConcurrencyOf(20).andFailFast().await().indefinitely();
    }

    private static int length() {
        return send(Command.XLEN, LOG.stream(1)).toInteger();
    }

    private static Response append(long at, byte[] data) {
        return Objects.requireNonNull(
                script().run(List.of(LOG.stream(1), LOG.epoch(1)), FactAppend.arguments("test.v1", at, "trace", data))
                        .await()
                        .indefinitely());
    }

    private static LuaScript script() {
        return LuaScript.load(redis, "append_only");
    }

    private static Response send(Command command, Object... arguments) {
        return Objects.requireNonNull(redis.send(command, arguments).await().indefinitely());
    }
}

package io.openspeak.presence.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.channel.v1.Member;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.EntryId;
import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.presence.PresenceStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
@SuppressWarnings("NullAway.Init")
class SeatFactsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final PartitionedLog LOG = new PartitionedLog("channel", 16);
    private static final int PARTITION = 3;

    @Inject
    SeatFacts facts;

    @Inject
    PresenceStore store;

    @Inject
    Redis redis;

    private final String user = "alice-" + UUID.randomUUID().toString().substring(0, 8);
    private final ChannelFact joined = ChannelFact.newBuilder()
            .setChannelId("lobby")
            .setMemberJoined(Member.newBuilder().setUserId(user).setSeatOrder(7))
            .build();

    @Test
    void seat_whoseFactStandsInTheLog_isTaken() {
        Object entry = Objects.requireNonNull(new RedisCommands(redis)
                .send(
                        Command.XADD,
                        LOG.stream(PARTITION),
                        "*",
                        "id",
                        "test-fact",
                        "type",
                        "channel.v1",
                        "at",
                        "0",
                        "trace",
                        "",
                        "epoch",
                        "test",
                        "data",
                        joined.toByteArray())
                .await()
                .atMost(PATIENCE));

        handle(entry.toString());

        assertThat(channel()).isEqualTo(new ChannelId("lobby"));
    }

    /** It was read, then Redis lost all: the seat with the fact of it. */
    @Test
    void seat_whoseFactWasLost_isNotTaken() {
        handle("1-1");

        assertThat(channel()).isNull();
    }

    private void handle(String entry) {
        Fact fact = new Fact(
                PARTITION,
                EntryId.parse(entry),
                "test",
                "test-fac",
                Optional.empty(),
                "channel.v1",
                0,
                "",
                joined.toByteArray());
        facts.handle(new SeatFacts.Placed(fact, joined)).await().atMost(PATIENCE);
    }

    private @Nullable ChannelId channel() {
        return store.find(new UserId(user)).await().atMost(PATIENCE).seat().channel();
    }
}

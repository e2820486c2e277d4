package io.openspeak.channel.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.openspeak.channel.Membership;
import io.openspeak.channel.TestCallers;
import io.openspeak.channel.domain.Channel;
import io.openspeak.channel.domain.Kind;
import io.openspeak.channel.domain.LeaveReason;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.StreamEntries;
import io.openspeak.platform.testing.RealRedis;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many people at one channel's door, through two pods. */
class SeatStampedeTest {

    private static final ChannelId HALL = new ChannelId("hall");
    private static final int SEATS = 100;
    private static final int PEOPLE = 1000;

    private static RealRedis server;
    private static Vertx vertx;
    private static RedisCommands redis;
    private static Redis client;
    private static List<Membership> pods;

    @BeforeAll
    static void start() {
        server = RealRedis.start();
        vertx = Vertx.vertx();
        client = client();
        redis = new RedisCommands(client);
        pods = List.of(pod(client), pod(client()));
    }

    @AfterAll
    static void stop() {
        vertx.close().await().indefinitely();
        server.close();
    }

    @BeforeEach
    void openTheHall() {
        redis.send(Command.FLUSHALL).await().indefinitely();
        Channel hall = new Channel(
                HALL,
                "Hall",
                "",
                Kind.VOICE,
                SEATS,
                32,
                Optional.empty(),
                false,
                Duration.ZERO,
                0,
                List.of(),
                Instant.now(Clock.systemUTC()));
        new RedisChannelStore(client)
                .create(hall, Optional.empty(), user(0))
                .await()
                .indefinitely();
    }

    @Test
    void join_thousandAtOnce_fillsExactlyTheSeats() {
        List<String> outcomes = atOnce(i -> join(i, "s"));

        assertThat(outcomes).filteredOn("ok"::equals).hasSize(SEATS);
        assertThat(outcomes).filteredOn("channel_full"::equals).hasSize(PEOPLE - SEATS);
        assertThat(members()).isEqualTo(SEATS);
        List<ChannelFact> facts = facts();
        assertThat(facts).filteredOn(ChannelFact::hasMemberJoined).hasSize(SEATS);
        assertThat(facts.stream().map(ChannelFact::getVersion))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, SEATS + 1)
                        .mapToObj(Long::valueOf)
                        .toList());
    }

    @Test
    void join_sameUserFromManySessions_holdsOneSeat() {
        List<String> outcomes = atOnce(i -> join(0, "s" + i));

        assertThat(outcomes).contains("ok").isSubsetOf("ok", "rate_limited");
        assertThat(members()).isEqualTo(1);
        assertThat(facts()).noneMatch(ChannelFact::hasMemberLeft);
    }

    @Test
    void joinAndLeave_mixed_membersAreWhatTheFactsSay() {
        atOnce(i -> i % 2 == 0 ? join(i % 60, "s") : leave((i * 7) % 60));

        long joined = facts().stream().filter(ChannelFact::hasMemberJoined).count();
        long left = facts().stream().filter(ChannelFact::hasMemberLeft).count();
        assertThat(members()).isEqualTo(Math.toIntExact(joined - left));
    }

    private static List<String> atOnce(IntFunction<Uni<String>> act) {
        return Uni.join()
                .all(IntStream.range(0, PEOPLE).mapToObj(act).toList())
                .andFailFast()
                .await()
                .atMost(Duration.ofMinutes(1));
    }

    private static Uni<String> join(int person, String session) {
        Caller caller = TestCallers.of(user(person));
        return pods.get(session.hashCode() + person & 1)
                .join(caller, HALL, Optional.of(new SessionId(session)))
                .map(joined -> "ok")
                .onFailure(Refusal.class)
                .recoverWithItem(refused -> ((Refusal) refused).reason().wireName());
    }

    private static Uni<String> leave(int person) {
        return pods.get(person & 1)
                .leave(user(person), HALL, new Membership.Departure(LeaveReason.LEFT, Optional.empty()), seat -> true)
                .map(left -> "ok")
                .onFailure(Refusal.class)
                .recoverWithItem(refused -> ((Refusal) refused).reason().wireName());
    }

    private static UserId user(int person) {
        return new UserId("person-" + person);
    }

    private static int members() {
        return Objects.requireNonNull(redis.send(Command.HLEN, ChannelKeys.members(HALL))
                        .await()
                        .indefinitely())
                .toInteger();
    }

    private static List<ChannelFact> facts() {
        int partition = ChannelKeys.partition(HALL);
        List<Fact> entries = StreamEntries.of(
                partition,
                Objects.requireNonNull(redis.send(Command.XRANGE, ChannelKeys.LOG.stream(partition), "-", "+")
                        .await()
                        .indefinitely()));
        return entries.stream().map(SeatStampedeTest::parse).toList();
    }

    private static ChannelFact parse(Fact fact) {
        try {
            return ChannelFact.parseFrom(fact.data());
        } catch (com.google.protobuf.InvalidProtocolBufferException broken) {
            throw new AssertionError(broken);
        }
    }

    private static Redis client() {
        return Redis.createClient(
                vertx,
                new RedisOptions()
                        .setConnectionString(server.url())
                        .setMaxPoolSize(16)
                        .setMaxPoolWaiting(10_000));
    }

    private static Membership pod(Redis redis) {
        return new Membership(
                new RedisChannelStore(redis),
                new RedisSeatStore(redis),
                new RedisSeatHints(redis),
                Clock.systemUTC(),
                new SimpleMeterRegistry());
    }
}

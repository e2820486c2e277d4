package io.openspeak.channel.redis;

import io.openspeak.channel.domain.Channel;
import io.openspeak.channel.domain.ChannelChange;
import io.openspeak.channel.domain.Kind;
import io.openspeak.channel.domain.LeaveReason;
import io.openspeak.channel.domain.Newcomer;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.membership.Membership;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.Items;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.log.StreamEntries;
import io.openspeak.platform.testing.MutableClock;
import io.openspeak.platform.testing.RealRedis;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Two pods on one real Redis, with a clock that tests move, and words for what tests do there. */
public final class Pods implements AutoCloseable {

    static final Person ADMIN = person("root", Role.ADMIN);

    final MutableClock clock = new MutableClock(Instant.parse("2026-11-24T12:00:00Z"));
    final TestPod one;
    final TestPod two;
    final RedisCommands redis;
    final ChannelKeys keys;
    final RealRedis server;
    private final Vertx vertx = Vertx.vertx();
    private final Map<String, String> settings;

    Pods() {
        this(Map.of());
    }

    Pods(Map<String, String> settings) {
        this(settings, RealRedis.start());
    }

    Pods(Map<String, String> settings, RealRedis server) {
        this.server = server;
        this.settings = settings;
        keys = new ChannelKeys(
                new PartitionedLog("channel", Integer.parseInt(settings.getOrDefault("openspeak.partitions", "16"))));
        one = new TestPod("one", vertx, server.url(), clock, keys.log(), settings);
        two = new TestPod("two", vertx, server.url(), clock, keys.log(), settings);
        redis = new RedisCommands(one.redis);
    }

    /** Both begin to follow the log and to work on it. */
    void start() {
        one.start();
        two.start();
    }

    /** One more, which neither follows the log nor works on it: for acts in which it dies. */
    TestPod third() {
        return new TestPod("three", vertx, server.url(), clock, keys.log(), settings);
    }

    TestPod pod(int number) {
        return number % 2 == 0 ? one : two;
    }

    static Person person(String id, Role... roles) {
        return new Person(new UserId(id), roles.length == 0 ? Set.of(Role.MEMBER) : Set.of(roles), Optional.empty());
    }

    static <T> T done(Uni<T> act) {
        return act.await().atMost(Duration.ofSeconds(30));
    }

    /** What a refused act was refused for; {@code ok} if it was not. */
    static <T> String outcome(Uni<T> act) {
        return done(told(act));
    }

    static <T> Uni<String> told(Uni<T> act) {
        return act.map(done -> "ok")
                .onFailure(Refusal.class)
                .recoverWithItem(refused -> ((Refusal) refused).reason().wireName());
    }

    Channel channel(String id, String parent) {
        return new Channel(
                new ChannelId(id),
                id,
                "",
                Kind.VOICE,
                0,
                32,
                Optional.of(parent).filter(above -> !above.isEmpty()).map(ChannelId::new),
                false,
                Duration.ZERO,
                0,
                List.of(),
                clock.instant());
    }

    Channel temporary(String id, Duration linger) {
        Channel made = channel(id, "");
        return new ChannelChange(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(true),
                        Optional.of(linger))
                .of(made, linger);
    }

    void create(String id, String parent) {
        done(one.directory.create(ADMIN, channel(id, parent)));
    }

    /** A join through one of the pods, of a session called {@code s}. */
    Uni<Membership.Joined> join(int pod, Person person, String channel) {
        return join(pod, person, channel, "s");
    }

    Uni<Membership.Joined> join(int pod, Person person, String channel, String session) {
        return pod(pod).membership
                .join(
                        new Newcomer(person, person.user().value(), Optional.of(new SessionId(session))),
                        new ChannelId(channel));
    }

    /** Leaving by one's own will, through one of the pods. */
    Uni<Optional<LogPosition>> leave(int pod, Person person, String channel) {
        return pod(pod).membership
                .leave(
                        person.user(),
                        new ChannelId(channel),
                        new Membership.Departure(LeaveReason.LEFT, Optional.of(person.user())),
                        seat -> true);
    }

    static ChannelChange to(String parent) {
        return new ChannelChange(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(
                        Optional.of(parent).filter(above -> !above.isEmpty()).map(ChannelId::new)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** All facts in the log, those of each channel in their order. */
    List<ChannelFact> facts() {
        return IntStream.range(0, keys.log().partitions())
                .boxed()
                .flatMap(partition -> StreamEntries.of(
                        partition,
                        Objects.requireNonNull(
                                done(redis.send(Command.XRANGE, keys.log().stream(partition), "-", "+"))))
                        .stream())
                .map(fact -> {
                    try {
                        return ChannelFact.parseFrom(fact.data());
                    } catch (com.google.protobuf.InvalidProtocolBufferException broken) {
                        throw new AssertionError(broken);
                    }
                })
                .toList();
    }

    List<ChannelFact> facts(String channel) {
        return facts().stream()
                .filter(fact -> fact.getChannelId().equals(channel))
                .toList();
    }

    /** Keys that are left in the store. */
    List<String> keys(String pattern) {
        return Items.of(done(redis.send(Command.KEYS, pattern)))
                .map(Object::toString)
                .toList();
    }

    void flush() {
        done(redis.send(Command.FLUSHALL));
    }

    @Override
    public void close() {
        one.stop();
        two.stop();
        vertx.close().await().indefinitely();
        server.close();
    }
}

package io.openspeak.presence.history;

import io.openspeak.platform.identity.AccessClaims;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.TokenScopes;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.FactReader;
import io.openspeak.platform.redis.log.LogPosition.Offset;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.log.StreamEntries;
import io.openspeak.platform.testing.MutableClock;
import io.openspeak.platform.testing.RealRedis;
import io.openspeak.presence.Presence;
import io.openspeak.presence.PresenceSettings;
import io.openspeak.presence.contract.FactMapping;
import io.openspeak.presence.domain.Input;
import io.openspeak.presence.domain.PresenceFixtures;
import io.openspeak.presence.domain.UserState;
import io.openspeak.presence.history.contract.SightingMapping;
import io.openspeak.presence.history.domain.Sighting;
import io.openspeak.presence.history.redis.RedisHistoryStore;
import io.openspeak.presence.history.redis.RedisVisitStore;
import io.openspeak.presence.redis.RedisPresenceStore;
import io.openspeak.presence.v1.PresenceFact;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Presence and its history on a real Redis, with a clock that stands still; facts are taken in when a test says so. */
public final class HistoryRig implements AutoCloseable {

    private static final FactReader<PresenceFact> FACTS = new FactReader<>(FactMapping.TYPE, PresenceFact.parser());

    private static final AccessClaims CLAIMS =
            new AccessClaims("openspeak", "token", "family", Instant.EPOCH, Instant.MAX, TokenScopes.ALL, "", "");

    public final PartitionedLog log = new PartitionedLog("presence", 4);
    public final MutableClock clock = new MutableClock(PresenceFixtures.START);
    public final PresenceSettings presenceSettings;
    public final HistorySettings settings;
    public final RedisCommands redis;
    public final RedisHistoryStore entries;
    public final RedisVisitStore visits;
    public final HistoryKeeping keeping;
    public final HistoryReading reading;
    public final HistoryErasure erasure;
    private final RealRedis server = RealRedis.start();
    private final Vertx vertx = Vertx.vertx();
    private final Presence presence;
    private final Map<Integer, String> taken = new HashMap<>();

    public HistoryRig(Map<String, String> history) {
        SmallRyeConfigBuilder config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(PresenceSettings.class)
                .withMapping(HistorySettings.class)
                .withValidateUnknown(false);
        history.forEach((name, value) -> config.withDefaultValue("openspeak.presence.history." + name, value));
        SmallRyeConfig built = config.build();
        presenceSettings = built.getConfigMapping(PresenceSettings.class);
        settings = built.getConfigMapping(HistorySettings.class);
        Redis client = client();
        redis = new RedisCommands(client);
        presence = new Presence(new RedisPresenceStore(client, log, presenceSettings), presenceSettings, clock);
        entries = new RedisHistoryStore(client, log, settings);
        visits = new RedisVisitStore(client, log, settings);
        keeping = new HistoryKeeping(entries, visits, settings, clock);
        reading = new HistoryReading(entries, visits, settings, clock);
        erasure = new HistoryErasure(entries, visits);
    }

    /** A client of its own, for what blocks. */
    public Redis client() {
        return Redis.createClient(
                vertx,
                new RedisOptions()
                        .setConnectionString(server.url())
                        .setProtocolNegotiation(false)
                        .setMaxPoolWaiting(1000));
    }

    /** Waits for an answer. */
    public static <T> T get(Uni<T> answer) {
        return answer.await().atMost(Duration.ofSeconds(30));
    }

    /** Something happens to a user now. */
    public UserState happens(UserId user, Input input) {
        return get(presence.apply(user, input)).state();
    }

    /** Time goes on. */
    public HistoryRig later(long seconds) {
        clock.advance(Duration.ofSeconds(seconds));
        return this;
    }

    /** A fact with its place. */
    public record Told(Sighting sighting, Offset fact) {}

    /** Facts that were not taken yet, in the order of their partitions. */
    public List<Told> news() {
        List<Told> news = new ArrayList<>();
        for (int partition = 0; partition < log.partitions(); partition++) {
            for (Fact fact : facts(partition, "(" + taken.getOrDefault(partition, "0-0"))) {
                taken.put(partition, fact.entry().toString());
                FACTS.read(fact)
                        .ifPresent(told -> news.add(
                                new Told(SightingMapping.sighting(told), new Offset(fact.epoch(), fact.entry()))));
            }
        }
        return news;
    }

    private List<Fact> facts(int partition, String after) {
        @Nullable
        Response found = redis.send(Command.XRANGE, log.stream(partition), after, "+")
                .await()
                .indefinitely();
        return StreamEntries.of(partition, Objects.requireNonNull(found));
    }

    /** All news are taken into history, as the worker does. */
    public List<Told> takesNews() {
        List<Told> news = news();
        news.forEach(this::takes);
        return news;
    }

    /** A fact is taken into history. */
    public void takes(Told told) {
        keeping.take(told.sighting(), told.fact()).await().atMost(Duration.ofSeconds(30));
    }

    /** The user erases its own history. */
    public long erase(UserId user) {
        return get(erasure.erase(member(user), user));
    }

    /** Somebody without further roles. */
    public static Caller member(UserId user) {
        return new Caller(user, user.value(), Set.of(Role.MEMBER), CLAIMS);
    }

    /** How long a key lives by itself; negative: for ever. */
    public long millisToLive(String key) {
        return Objects.requireNonNull(get(redis.send(Command.PTTL, key))).toLong();
    }

    /** Keys that match. */
    public List<String> keys(String pattern) {
        List<String> keys = new ArrayList<>();
        Objects.requireNonNull(redis.send(Command.KEYS, pattern).await().indefinitely())
                .forEach(key -> keys.add(key.toString()));
        return keys;
    }

    @Override
    public void close() {
        vertx.close().await().indefinitely();
        server.close();
    }
}

package io.openspeak.presence.rooms;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.LocalView;
import io.openspeak.platform.redis.log.LogFollower;
import io.openspeak.platform.redis.log.LogFollowers;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.presence.contract.RoomMessageMapping;
import io.openspeak.presence.rooms.events.RightsFacts;
import io.openspeak.presence.rooms.redis.RedisRoomLog;
import io.openspeak.presence.rooms.redis.RedisTypingBus;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** The rooms of a pod of presence-service, on a Redis that others use too. */
final class RoomsPod {

    static final PartitionedLog LOG = new PartitionedLog("presence", 16);
    static final PartitionedLog CHANNELS = new PartitionedLog("channel", 16);

    final Rooms rooms;
    final TypingReports typing;
    final RoomMessages messages;
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final List<LogFollower> followers;

    RoomsPod(Vertx vertx, String url, RoomAuthority authority) {
        RoomSettings settings = RoomsFixtures.settings(Map.of());
        Clock clock = Clock.systemUTC();
        Redis redis = client(vertx, url);
        Redis tail = client(vertx, url);
        RoomAccess access = new RoomAccess(authority, settings, clock);
        rooms = new Rooms(access, settings);
        typing =
                new TypingReports(access, rooms, new RedisTypingBus(redis, tail, clock), user -> true, settings, clock);
        messages = new RoomMessages(new RedisRoomLog(redis, LOG), clock);
        LogFollowers tails = new LogFollowers(tail, new SimpleMeterRegistry(), clock);
        followers = List.of(tails.of(CHANNELS, new RightsFacts(rooms, tails, LOG)), tails.of(LOG, new Messages()));
    }

    void start() {
        typing.start(new StartupEvent());
        followers.forEach(LogFollower::start);
        Awaitility.await().until(() -> followers.stream().noneMatch(LogFollower::stale));
    }

    /** Messages that were read from the log, as they were published. */
    List<String> texts() {
        return List.copyOf(texts);
    }

    void stop() {
        followers.forEach(LogFollower::stop);
    }

    static Redis client(Vertx vertx, String url) {
        return Redis.createClient(
                vertx,
                new RedisOptions()
                        .setConnectionString(url)
                        .setProtocolNegotiation(false)
                        .setMaxPoolWaiting(1000));
    }

    /** Folds nothing but messages. */
    private final class Messages implements LocalView {
        @Override
        public Uni<LogPosition> load(LogPosition end) {
            return Uni.createFrom().item(end);
        }

        @Override
        public void fold(Fact fact) {
            RoomMessageMapping.message(fact).ifPresent(message -> texts.add(message.getJson()));
        }
    }
}

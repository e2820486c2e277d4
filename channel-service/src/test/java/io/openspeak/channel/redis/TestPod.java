package io.openspeak.channel.redis;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.openspeak.channel.ChannelRights;
import io.openspeak.channel.ChannelSettings;
import io.openspeak.channel.Membership;
import io.openspeak.channel.SeatOrder;
import io.openspeak.channel.Seats;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.redis.client.Redis;
import java.time.Clock;

/** What a pod of channel-service is made of, without a server around it, so that a test may have several. */
final class TestPod {

    static final ChannelSettings SETTINGS = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(ChannelSettings.class)
            .build()
            .getConfigMapping(ChannelSettings.class);

    private TestPod() {}

    static Membership membership(Redis redis) {
        Clock clock = Clock.systemUTC();
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        RedisModerationLog moderation = new RedisModerationLog(redis, SETTINGS);
        RedisSeatStore store = new RedisSeatStore(redis, moderation);
        RedisSeatClaims claims = new RedisSeatClaims(redis);
        Seats seats = new Seats(store, claims, metrics);
        return new Membership(
                new RedisChannelStore(redis),
                new ChannelRights(new RedisRightsStore(redis, moderation, SETTINGS), clock),
                store,
                seats,
                claims,
                new SeatOrder(claims, seats, SETTINGS, clock),
                clock,
                metrics);
    }
}

package io.openspeak.channel.redis;

import io.openspeak.channel.SeatHints;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.RedisCommands;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Collectors;

/** Hints in Redis, each user's in the partition of the user. */
@ApplicationScoped
public class RedisSeatHints implements SeatHints {

    private final RedisCommands redis;

    public RedisSeatHints(Redis redis) {
        this.redis = new RedisCommands(redis);
    }

    @Override
    public Uni<Void> add(UserId user, ChannelId channel) {
        return redis.send(Command.SADD, ChannelKeys.seatHints(user), channel).replaceWithVoid();
    }

    @Override
    public Uni<Void> remove(UserId user, ChannelId channel) {
        return redis.send(Command.SREM, ChannelKeys.seatHints(user), channel).replaceWithVoid();
    }

    @Override
    public Uni<Set<ChannelId>> of(UserId user) {
        return redis.send(Command.SMEMBERS, ChannelKeys.seatHints(user))
                .map(channels -> Items.of(channels)
                        .map(channel -> new ChannelId(channel.toString()))
                        .collect(Collectors.toUnmodifiableSet()));
    }
}

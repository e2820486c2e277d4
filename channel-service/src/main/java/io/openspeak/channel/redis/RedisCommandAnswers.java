package io.openspeak.channel.redis;

import io.openspeak.channel.CommandAnswers;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Answers in Redis, each in the partition of its user, gone by themselves. */
@ApplicationScoped
public class RedisCommandAnswers implements CommandAnswers {

    private static final Duration KEPT = Duration.ofMinutes(2);

    private final RedisCommands redis;
    private final ChannelKeys keys;

    public RedisCommandAnswers(Redis redis, PartitionedLog log) {
        this.redis = new RedisCommands(redis);
        keys = new ChannelKeys(log);
    }

    @Override
    public Uni<Optional<byte[]>> find(UserId user, String command) {
        return redis.send(Command.GET, keys.command(user, command))
                .map(kept -> Optional.ofNullable(kept).map(Response::toBytes));
    }

    @Override
    public Uni<byte[]> keep(UserId user, String command, byte[] answer) {
        return redis.send(Command.SET, keys.command(user, command), answer, "NX", "PX", KEPT.toMillis())
                .chain(kept -> kept != null
                        ? Uni.createFrom().item(answer)
                        : find(user, command).map(first -> first.orElse(answer)));
    }
}

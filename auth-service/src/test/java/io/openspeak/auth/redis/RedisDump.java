package io.openspeak.auth.redis;

import io.openspeak.platform.redis.RedisCommands;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All that Redis holds, names of keys included, as one text: what somebody reads who gets at the disk. */
public final class RedisDump {

    private final RedisCommands redis;
    private final StringBuilder text = new StringBuilder();

    private RedisDump(RedisCommands redis) {
        this.redis = redis;
    }

    public static String of(Redis redis) {
        RedisDump dump = new RedisDump(new RedisCommands(redis));
        for (Response key : Objects.requireNonNull(dump.send(Command.KEYS, "*"))) {
            dump.append(key);
            dump.append(dump.contents(key));
        }
        return dump.text.toString();
    }

    private @Nullable Response contents(Response key) {
        String type = String.valueOf(send(Command.TYPE, key));
        return switch (type) {
            case "hash" -> send(Command.HGETALL, key);
            case "zset" -> send(Command.ZRANGE, key, 0, -1);
            case "set" -> send(Command.SMEMBERS, key);
            case "stream" -> send(Command.XRANGE, key, "-", "+");
            case "string" -> send(Command.GET, key);
            // It has ended meanwhile.
            case "none" -> null;
            default -> throw new AssertionError("a key of type " + type);
        };
    }

    private @Nullable Response send(Command command, Object... arguments) {
        return redis.send(command, arguments).await().indefinitely();
    }

    private void append(@Nullable Response value) {
        if (value == null) {
            return;
        }
        switch (value.type()) {
            case MULTI -> value.forEach(this::append);
            default -> text.append(value).append('\n');
        }
    }
}

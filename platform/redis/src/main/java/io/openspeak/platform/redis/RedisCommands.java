package io.openspeak.platform.redis;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisConnection;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sends commands with binary-safe arguments and a time-out; every failure comes out as one of {@link RedisFailures}. */
public final class RedisCommands {

    private static final Duration TIME_OUT = Duration.ofSeconds(2);

    private final Redis redis;

    public RedisCommands(Redis redis) {
        this.redis = redis;
    }

    /** Sends on the pool; arguments may be {@code byte[]} or anything with a text form. The answer is null for Redis' nil. */
    public Uni<@Nullable Response> send(Command command, Object... arguments) {
        return send(command, List.of(arguments));
    }

    /** As {@link #send(Command, Object...)}. */
    public Uni<@Nullable Response> send(Command command, List<?> arguments) {
        return within(TIME_OUT, redis.send(request(command, arguments)));
    }

    /**
     * Sends these on one connection in one go, and returns their answers in this order; null for Redis' nil. Not in a Cluster: there
     * one command a slot at most would be right, and none would be sent on to where its slot has moved.
     */
    public Uni<List<@Nullable Response>> batch(List<Request> requests) {
        return within(TIME_OUT, redis.batch(requests));
    }

    /** The members of these sets, one set after the other. */
    public Multi<String> members(Stream<String> sets) {
        return Multi.createFrom()
                .items(sets)
                .onItem()
                .transformToUniAndConcatenate(set -> send(Command.SMEMBERS, set))
                .onItem()
                .transformToMultiAndConcatenate(members -> Multi.createFrom().iterable(Items.texts(members)));
    }

    /** Sends on one connection, which blocks for up to {@code patience}: for blocking reads. */
    public static Uni<@Nullable Response> send(
            RedisConnection connection, Duration patience, Command command, List<?> arguments) {
        return within(patience.plus(TIME_OUT), connection.send(request(command, arguments)));
    }

    private static <T extends @Nullable Object> Uni<T> within(Duration timeOut, Uni<T> answer) {
        return answer.ifNoItem().after(timeOut).fail().onFailure().transform(RedisFailures::of);
    }

    /** A command for a {@link #batch}. */
    public static Request request(Command command, List<?> arguments) {
        Request request = Request.cmd(command);
        for (Object argument : arguments) {
            byte[] bytes = argument instanceof byte[] binary
                    ? binary
                    : argument.toString().getBytes(StandardCharsets.UTF_8);
            request.arg(io.vertx.mutiny.core.buffer.Buffer.buffer(bytes));
        }
        return request;
    }
}

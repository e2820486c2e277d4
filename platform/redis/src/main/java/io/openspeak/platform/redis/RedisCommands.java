package io.openspeak.platform.redis;

import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Reason;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisConnection;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sends commands with binary-safe arguments and a time-out; every failure comes out as one of {@link RedisFailures}. */
public final class RedisCommands {

    private static final Duration TIME_OUT = Duration.ofSeconds(2);

    private final Redis redis;
    private volatile @Nullable RedisKind known;

    public RedisCommands(Redis redis) {
        this.redis = redis;
    }

    /** Asks Redis, since its kind may change under the same address when an installation moves. */
    public Uni<RedisKind> kind() {
        return send(Command.CLUSTER, "INFO")
                .map(cluster -> RedisKind.CLUSTER)
                .onFailure(RedisCommands::isRefused)
                .recoverWithItem(RedisKind.WHOLE)
                .invoke(kind -> known = kind);
    }

    /** What it was when it was asked last; one by one is right for every kind, and so while it can't be asked. */
    public Uni<RedisKind> lastKind() {
        return Uni.createFrom().deferred(() -> {
            RedisKind last = known;
            return last == null
                    ? kind().onFailure().recoverWithItem(RedisKind.CLUSTER)
                    : Uni.createFrom().item(last);
        });
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
     * Carries these out in this order and returns their answers; null for Redis' nil. They go in one batch, but one after the other in a
     * Cluster, where a batch is not sent on to where a slot has moved, and once more so if Redis refused any: they must bear repeating.
     */
    public Uni<List<@Nullable Response>> sendAll(List<Request> requests) {
        return lastKind().chain(kind -> switch (kind) {
            case WHOLE -> batch(requests).onFailure(RedisCommands::isRefused).recoverWithUni(() -> sendEach(requests));
            case CLUSTER -> sendEach(requests);
        });
    }

    private Uni<List<@Nullable Response>> batch(List<Request> requests) {
        return requests.isEmpty() ? Uni.createFrom().item(List.of()) : within(TIME_OUT, redis.batch(requests));
    }

    /** One that is reached and says no, which is not for want of anything that passes. */
    private static boolean isRefused(Throwable thrown) {
        return Failure.of(thrown).reason() == Reason.INTERNAL_ERROR;
    }

    private Uni<List<@Nullable Response>> sendEach(List<Request> requests) {
        List<@Nullable Response> answers = new ArrayList<>(requests.size());
        return Multi.createFrom()
                .iterable(requests)
                .onItem()
                .transformToUniAndConcatenate(request -> within(TIME_OUT, redis.send(request))
                        .invoke(answers::add)
                        .replaceWithVoid())
                .onItem()
                .ignoreAsUni()
                .replaceWith(answers);
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

    /** A command for {@link #sendAll}. */
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

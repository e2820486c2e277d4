package io.openspeak.presence.rooms.redis;

import com.google.protobuf.InvalidProtocolBufferException;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.presence.rooms.RoomEventMapping;
import io.openspeak.presence.rooms.Typing;
import io.openspeak.presence.rooms.TypingBus;
import io.openspeak.presence.v1.UserTyping;
import io.quarkus.redis.client.RedisClientName;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisConnection;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Typing over Redis Pub/Sub, heard on a connection of its own. It subscribes again and again, which Redis answers: a connection that
 * does not answer any more is replaced.
 */
@ApplicationScoped
public class RedisTypingBus implements TypingBus {

    private static final System.Logger LOG = System.getLogger(RedisTypingBus.class.getName());
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(2);
    private static final Duration CHECK = Duration.ofSeconds(2);
    private static final Duration SILENCE = CHECK.multipliedBy(3);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(100);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(1);

    private final RedisCommands commands;
    private final Redis tail;
    private final Clock clock;
    private volatile Instant lastHeard = Instant.EPOCH;
    private @Nullable Cancellable running;

    /** @param tail client for the connection that hears */
    public RedisTypingBus(Redis redis, @RedisClientName("tail") Redis tail, Clock clock) {
        commands = new RedisCommands(redis);
        this.tail = tail;
        this.clock = clock;
    }

    @Override
    public Uni<Void> publish(Typing typing) {
        return commands.send(
                        Command.PUBLISH,
                        RoomKeys.TYPING,
                        RoomEventMapping.typing(typing).toByteArray())
                .replaceWithVoid();
    }

    @Override
    public synchronized void listen(Consumer<Typing> hearer) {
        running = Uni.createFrom()
                .deferred(() -> connect(hearer))
                .onFailure()
                .invoke(cause -> LOG.log(Level.WARNING, "typing_lost cause={0}", String.valueOf(cause.getMessage())))
                .onFailure()
                .retry()
                .withBackOff(FIRST_BACK_OFF, LONGEST_BACK_OFF)
                .indefinitely()
                .subscribe()
                .with(never -> {}, failure -> LOG.log(Level.ERROR, "typing_ended", failure));
    }

    synchronized void stop(@Observes ShutdownEvent stopping) {
        if (running != null) {
            running.cancel();
        }
    }

    private Uni<Void> connect(Consumer<Typing> hearer) {
        return tail.connect()
                .ifNoItem()
                .after(CONNECT_PATIENCE)
                .fail()
                .chain(connection -> hear(connection, hearer)
                        .onTermination()
                        .invoke(() -> connection.close().subscribe().with(closed -> {}, failure -> {})));
    }

    private Uni<Void> hear(RedisConnection connection, Consumer<Typing> hearer) {
        lastHeard = clock.instant();
        connection.handler(answer -> heard(answer, hearer));
        Uni<Void> broken = Uni.createFrom().emitter(emitter -> {
            connection.exceptionHandler(emitter::fail);
            connection.endHandler(() -> emitter.fail(new IllegalStateException("the connection ended")));
        });
        Uni<Void> silent = Multi.createFrom()
                .ticks()
                .every(CHECK)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> subscribe(connection))
                .onItem()
                .ignoreAsUni();
        return Uni.combine().any().of(broken, silent);
    }

    private Uni<@Nullable Response> subscribe(RedisConnection connection) {
        if (lastHeard.plus(SILENCE).isBefore(clock.instant())) {
            return Uni.createFrom().failure(new IllegalStateException("silent since " + lastHeard));
        }
        return RedisCommands.send(connection, Duration.ZERO, Command.SUBSCRIBE, List.of(RoomKeys.TYPING));
    }

    /** Messages are {@code message, channel, data}; the third part of an answer to SUBSCRIBE is a number. */
    private void heard(Response answer, Consumer<Typing> hearer) {
        lastHeard = clock.instant();
        if (answer.size() == 3 && answer.get(0).toString().equals("message")) {
            try {
                hearer.accept(RoomEventMapping.typing(
                        UserTyping.parseFrom(answer.get(2).toBytes())));
            } catch (InvalidProtocolBufferException | IllegalArgumentException unreadable) {
                LOG.log(Level.WARNING, "typing_unreadable", unreadable);
            }
        }
    }
}

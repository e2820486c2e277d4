package io.openspeak.presence.rooms.redis;

import io.openspeak.platform.failures.FailureLog;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.EntryId;
import io.openspeak.platform.redis.log.FactAppend;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.script.LuaScript;
import io.openspeak.presence.contract.RoomMessageMapping;
import io.openspeak.presence.rooms.Publication;
import io.openspeak.presence.rooms.RoomLog;
import io.openspeak.presence.v1.RoomMessageFact;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Messages as facts of {@code presence:events}, in the partition of their room. */
@ApplicationScoped
public class RedisRoomLog implements RoomLog {

    private static final Duration COMMANDS_KEPT = Duration.ofMinutes(2);

    private final PartitionedLog log;
    private final LuaScript appendMessage;

    public RedisRoomLog(Redis redis, PartitionedLog log) {
        this.log = log;
        appendMessage = LuaScript.load(new RedisCommands(redis), "append_room_message");
    }

    @Override
    public Uni<LogPosition> append(Publication message, Instant now) {
        int partition = log.partitionOf(message.room().value());
        List<String> keys = new ArrayList<>(List.of(log.stream(partition), log.epoch(partition)));
        message.commandId().ifPresent(id -> keys.add(RoomKeys.command(log, partition, message, id)));
        List<Object> arguments = new ArrayList<>(List.of(COMMANDS_KEPT.toMillis()));
        arguments.addAll(FactAppend.arguments(
                RoomMessageMapping.TYPE,
                now.toEpochMilli(),
                FailureLog.traceId(),
                fact(message, now).toByteArray()));
        return appendMessage.run(keys, arguments).map(answer -> position(partition, answer));
    }

    static RoomMessageFact fact(Publication message, Instant now) {
        return RoomMessageFact.newBuilder()
                .setRoomId(message.room().value())
                .setDirect(message.direct())
                .setJson(message.json())
                .setAt(now.toEpochMilli())
                .build();
    }

    private static LogPosition position(int partition, @Nullable Response answer) {
        Response place = Objects.requireNonNull(answer);
        return LogPosition.of(
                partition, place.get(0).toString(), EntryId.parse(place.get(1).toString()));
    }
}

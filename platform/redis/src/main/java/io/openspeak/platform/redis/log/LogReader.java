package io.openspeak.platform.redis.log;

import io.openspeak.platform.redis.RedisCommands;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.RedisConnection;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Questions to a log: where it ends, whether a position is still part of it, and what comes next. */
public final class LogReader {

    private static final int BATCH = 500;

    private final RedisCommands redis;
    private final PartitionedLog log;

    public LogReader(RedisCommands redis, PartitionedLog log) {
        this.redis = redis;
        this.log = log;
    }

    /** The end of every partition now. */
    public Uni<LogPosition> end() {
        return ofPartitions(this::endOf).map(offsets -> {
            TreeMap<Integer, LogPosition.Offset> byPartition = new TreeMap<>();
            IntStream.range(0, offsets.size()).forEach(partition -> byPartition.put(partition, offsets.get(partition)));
            return new LogPosition(byPartition);
        });
    }

    /** The end of one partition now. */
    public Uni<LogPosition> end(int partition) {
        return endOf(partition).map(offset -> LogPosition.NOWHERE.with(partition, offset));
    }

    /** True if nothing between the position and the end of the log can have been lost: the same epoch, and the entry still there. */
    Uni<Boolean> continues(LogPosition position) {
        return ofPartitions(partition -> continuesIn(
                        partition, position.in(partition).orElse(new LogPosition.Offset("", EntryId.START))))
                .map(answers -> answers.stream().allMatch(answer -> answer));
    }

    /** The facts after the position, waiting up to {@code patience} for the first. */
    Uni<List<Fact>> next(RedisConnection connection, LogPosition position, Duration patience) {
        List<Object> read = new ArrayList<>(List.of("COUNT", BATCH, "BLOCK", patience.toMillis(), "STREAMS"));
        position.offsets().keySet().forEach(partition -> read.add(log.stream(partition)));
        position.offsets().values().forEach(offset -> read.add(offset.entry()));
        return RedisCommands.send(connection, patience, Command.XREAD, read).map(answer -> StreamEntries.of(answer));
    }

    /** The entry first: should the very first one be written in between, it comes after this end, in the epoch that it brought. */
    private Uni<LogPosition.Offset> endOf(int partition) {
        return redis.send(Command.XREVRANGE, log.stream(partition), "+", "-", "COUNT", 1)
                .chain(last -> redis.send(Command.GET, log.epoch(partition))
                        .map(epoch -> new LogPosition.Offset(text(epoch), lastEntry(last))));
    }

    private Uni<Boolean> continuesIn(int partition, LogPosition.Offset offset) {
        return redis.send(Command.GET, log.epoch(partition)).chain(epoch -> {
            if (!text(epoch).equals(offset.epoch()) || offset.entry().equals(EntryId.START)) {
                return Uni.createFrom().item(text(epoch).equals(offset.epoch()));
            }
            return redis.send(Command.XRANGE, log.stream(partition), offset.entry(), offset.entry())
                    .map(found -> found != null && found.size() == 1);
        });
    }

    private <T> Uni<List<T>> ofPartitions(IntFunction<Uni<T>> question) {
        List<Uni<T>> questions =
                IntStream.range(0, log.partitions()).mapToObj(question).toList();
        return Uni.join().all(questions).andFailFast();
    }

    private static EntryId lastEntry(@Nullable Response entries) {
        return entries == null || entries.size() == 0
                ? EntryId.START
                : EntryId.parse(entries.get(0).get(0).toString());
    }

    private static String text(@Nullable Response value) {
        return value == null ? "" : value.toString();
    }
}

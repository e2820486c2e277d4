package io.openspeak.platform.redis.log;

import io.openspeak.platform.redis.RedisCommands;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.RedisConnection;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Questions to a log: where it ends, whether what was read is still part of it, and what comes next. */
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
        return ends().map(Trail::position);
    }

    /** The end of one partition now. */
    public Uni<LogPosition> end(int partition) {
        return ends(List.of(partition)).map(Trail::position);
    }

    /** As {@link #end()}, with the facts there. */
    Uni<Trail> ends() {
        return ends(IntStream.range(0, log.partitions()).boxed().toList());
    }

    /** The entry first: should the very first one be written in between, it comes after this end, in the epoch that it brought. */
    private Uni<Trail> ends(List<Integer> partitions) {
        return redis.sendAll(partitions.stream()
                        .flatMap(partition -> Stream.of(
                                RedisCommands.request(
                                        Command.XREVRANGE, List.of(log.stream(partition), "+", "-", "COUNT", 1)),
                                RedisCommands.request(Command.GET, List.of(log.epoch(partition)))))
                        .toList())
                .map(answers -> trail(IntStream.range(0, partitions.size())
                        .mapToObj(at -> Map.entry(
                                partitions.get(at),
                                endOf(partitions.get(at), answers.get(2 * at), text(answers.get(2 * at + 1)))))
                        .toList()));
    }

    private static Trail.Step endOf(int partition, @Nullable Response last, String epoch) {
        return first(partition, last)
                .map(fact -> step(epoch, fact.entry(), fact.mark()))
                .orElseGet(() -> step(epoch, EntryId.START, ""));
    }

    /** The trail of somebody who has read up to the position; empty if the log has no such place. */
    Uni<Optional<Trail>> trail(LogPosition position) {
        return together(position.offsets().entrySet().stream()
                        .map(place -> markAt(place.getKey(), place.getValue())
                                .map(found -> found.map(
                                        mark -> Map.entry(place.getKey(), new Trail.Step(place.getValue(), mark))))))
                .map(steps -> steps.stream().allMatch(Optional::isPresent)
                        ? Optional.of(
                                trail(steps.stream().flatMap(Optional::stream).toList()))
                        : Optional.empty());
    }

    /** True if nothing after what was read can have been lost: the same epoch, and the last fact still there. */
    Uni<Boolean> continues(Trail trail) {
        return together(trail.steps().entrySet().stream().map(step -> continuesIn(step.getKey(), step.getValue())))
                .map(answers -> answers.stream().allMatch(answer -> answer));
    }

    /** True if the fact is still part of the log; what came of one that was lost with it was lost too. */
    public Uni<Boolean> holds(Fact fact) {
        return markAt(fact.partition(), new LogPosition.Offset(fact.epoch(), fact.entry()))
                .map(mark -> mark.filter(fact.mark()::equals).isPresent());
    }

    /** The facts after the position, waiting up to {@code patience} for the first. */
    Uni<List<Fact>> next(RedisConnection connection, LogPosition position, Duration patience) {
        List<Object> read = new ArrayList<>(List.of("COUNT", BATCH, "BLOCK", patience.toMillis(), "STREAMS"));
        position.offsets().keySet().forEach(partition -> read.add(log.stream(partition)));
        position.offsets().values().forEach(offset -> read.add(offset.entry()));
        return RedisCommands.send(connection, patience, Command.XREAD, read).map(answer -> StreamEntries.of(answer));
    }

    private Uni<Boolean> continuesIn(int partition, Trail.Step step) {
        return redis.send(Command.GET, log.epoch(partition))
                .chain(epoch -> text(epoch).equals(step.offset().epoch())
                        ? markAt(partition, step.offset())
                                .map(mark -> mark.filter(step.mark()::equals).isPresent())
                        : Uni.createFrom().item(false));
    }

    /** The mark of the fact at the place; empty if there is no such place. */
    private Uni<Optional<String>> markAt(int partition, LogPosition.Offset offset) {
        if (offset.entry().equals(EntryId.START)) {
            return Uni.createFrom().item(Optional.of(""));
        }
        return redis.send(Command.XRANGE, log.stream(partition), offset.entry(), offset.entry())
                .map(found -> first(partition, found).map(Fact::mark));
    }

    private static <T> Uni<List<T>> together(Stream<Uni<T>> questions) {
        List<Uni<T>> all = questions.toList();
        return all.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Uni.join().all(all).andFailFast();
    }

    private static Trail trail(List<Map.Entry<Integer, Trail.Step>> steps) {
        TreeMap<Integer, Trail.Step> byPartition = new TreeMap<>();
        steps.forEach(step -> byPartition.put(step.getKey(), step.getValue()));
        return new Trail(byPartition);
    }

    private static Trail.Step step(String epoch, EntryId entry, String mark) {
        return new Trail.Step(new LogPosition.Offset(epoch, entry), mark);
    }

    private static Optional<Fact> first(int partition, @Nullable Response entries) {
        return entries == null
                ? Optional.empty()
                : StreamEntries.of(partition, entries).stream().findFirst();
    }

    private static String text(@Nullable Response value) {
        return value == null ? "" : value.toString();
    }
}

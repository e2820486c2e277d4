package io.openspeak.platform.redis.log;

import io.openspeak.platform.redis.TestLog;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** A view that holds the words of a log: its snapshot is what the store holds. */
final class StoredWords implements LocalView {

    private final TestLog words;
    private final List<String> held = new CopyOnWriteArrayList<>();
    private volatile int snapshots;

    StoredWords(TestLog words) {
        this.words = words;
    }

    @Override
    public Uni<LogPosition> load(LogPosition end) {
        return Uni.join()
                .all(end.offsets().entrySet().stream()
                        .map(place -> read(place.getKey(), place.getValue().entry()))
                        .toList())
                .andFailFast()
                .invoke(this::replace)
                .replaceWith(end);
    }

    @Override
    public void fold(Fact fact) {
        held.add(named(fact));
    }

    int snapshots() {
        return snapshots;
    }

    /** What is held of a partition, in its order. */
    List<String> of(int partition) {
        return held.stream().filter(word -> word.startsWith(partition + ":")).toList();
    }

    /** What the store holds of it. */
    List<String> stored(int partition) {
        return read(partition, new EntryId(Long.MAX_VALUE, 0)).await().indefinitely();
    }

    private synchronized void replace(List<List<String>> partitions) {
        List<String> all = new ArrayList<>();
        partitions.forEach(all::addAll);
        held.clear();
        held.addAll(all);
        snapshots++;
    }

    private Uni<List<String>> read(int partition, EntryId end) {
        return words.commands
                .send(Command.XRANGE, words.log.stream(partition), "-", end)
                .map(entries -> StreamEntries.of(partition, entries).stream()
                        .map(StoredWords::named)
                        .toList());
    }

    private static String named(Fact fact) {
        return fact.partition() + ":" + new String(fact.data(), StandardCharsets.UTF_8);
    }

    static IntStream partitions(TestLog words) {
        return IntStream.range(0, words.log.partitions());
    }
}

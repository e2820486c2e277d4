package io.openspeak.auth.redis;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.openspeak.auth.Audit;
import io.openspeak.auth.domain.AttemptTally;
import io.openspeak.auth.domain.AuditAction;
import io.openspeak.auth.domain.AuditEntry;
import io.openspeak.auth.domain.AuditQuery;
import io.openspeak.auth.redis.AuditStreams.Place;
import io.openspeak.auth.redis.AuditStreams.Row;
import io.openspeak.platform.redis.Items;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.EntryId;
import io.openspeak.platform.redis.script.LuaScript;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The audit in Redis streams. */
@Startup
@ApplicationScoped
public class RedisAudit implements Audit {

    private static final System.Logger LOG = System.getLogger(RedisAudit.class.getName());

    private static final Duration LOOK_FOR_DUE_EVERY = Duration.ofSeconds(5);

    /** Different refusals of an action at a time at a pod; what is above is written as one entry a minute. */
    private static final int MOST_REFUSALS = 500;

    /** Entries on their way to a store that is slow; more are dropped and counted. */
    private static final int MOST_UNDER_WAY = 1000;

    private static final Duration LAST_WORDS_WITHIN = Duration.ofSeconds(3);

    /** Rounds in which a page looks for entries that match; then it is given out as it is. */
    private static final int ROUNDS = 20;

    /** Entries are written when their minute is over, by the clock of Redis. */
    private static final Duration WRITTEN_WITHIN = Duration.ofMinutes(5);

    private final RedisCommands redis;
    private final AuditAppend append;
    private final Clock clock;
    private final LuaScript write;
    private final Counter dropped;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AttemptTally tally = new AttemptTally(MOST_REFUSALS);

    public RedisAudit(Redis redis, AuditAppend append, Clock clock, MeterRegistry metrics, Vertx vertx) {
        this.redis = new RedisCommands(redis);
        this.append = append;
        this.clock = clock;
        write = LuaScript.load(this.redis, "append_audit");
        dropped = metrics.counter("openspeak.auth.audit.dropped");
        vertx.setPeriodic(
                LOOK_FOR_DUE_EVERY.toMillis(),
                timer -> writeDue(clock.instant()).subscribe().with(done -> {}));
    }

    /** What is counted and not written yet is not lost with a pod that stops in order. */
    void stop(@Observes ShutdownEvent stopping) {
        writeDue(Instant.MAX).onFailure().recoverWithNull().await().atMost(LAST_WORDS_WITHIN);
    }

    @Override
    public void note(AuditEntry attempt) {
        Optional<AuditEntry> first;
        synchronized (tally) {
            first = tally.add(attempt, clock.instant());
        }
        first.ifPresent(entry -> write(entry).subscribe().with(done -> {}));
    }

    @Override
    public Uni<Page> list(AuditQuery query) {
        Place start = query.after().isEmpty()
                ? new Place(new EntryId(query.until().plus(WRITTEN_WITHIN).toEpochMilli(), 0), -1)
                : Place.parse(query.after());
        return page(query, start, List.of(), ROUNDS);
    }

    private Uni<Void> writeDue(Instant now) {
        List<AuditEntry> due;
        synchronized (tally) {
            due = tally.due(now);
        }
        return Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUniAndMerge(this::write)
                .collect()
                .last();
    }

    /** Never fails: who attempted something is answered whatever becomes of this. */
    private Uni<Void> write(AuditEntry entry) {
        if (underWay.incrementAndGet() > MOST_UNDER_WAY) {
            underWay.decrementAndGet();
            dropped.increment();
            return Uni.createFrom().voidItem();
        }
        return write.run(List.of(AuthKeys.attempts(partition(entry))), append.arguments(entry))
                .onTermination()
                .invoke(() -> underWay.decrementAndGet())
                .onFailure()
                .invoke(this::lost)
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void lost(Throwable cause) {
        dropped.increment();
        LOG.log(Level.WARNING, "audit_entry_lost cause={0}", String.valueOf(cause.getMessage()));
    }

    /** Attempts on nobody known are spread by where they come from. */
    private static int partition(AuditEntry entry) {
        boolean known = entry.action() != AuditAction.CALL_REFUSED
                && !entry.target().isEmpty()
                && !entry.target().equals(AuditEntry.UNKNOWN);
        return AuthKeys.LOG.partitionOf(known ? entry.target() : entry.origin().address());
    }

    private Uni<Page> page(AuditQuery query, Place after, List<AuditEntry> found, int rounds) {
        return next(after, query.count()).chain(rows -> {
            List<AuditEntry> matching = Stream.concat(
                            found.stream(), rows.stream().map(Row::entry).filter(query::wants))
                    .toList();
            boolean ends = rows.size() < query.count() || isBefore(rows.getLast(), query.from());
            if (matching.size() >= query.count()) {
                return Uni.createFrom().item(full(query, rows, found));
            }
            if (ends || rounds == 1) {
                return Uni.createFrom()
                        .item(new Page(
                                matching, ends ? "" : rows.getLast().place().token()));
            }
            return page(query, rows.getLast().place(), matching, rounds - 1);
        });
    }

    /** Takes of the last rows only as many as there is room for. */
    private static Page full(AuditQuery query, List<Row> rows, List<AuditEntry> found) {
        List<Row> taken = rows.stream()
                .filter(row -> query.wants(row.entry()))
                .limit(query.count() - found.size())
                .toList();
        return new Page(
                Stream.concat(found.stream(), taken.stream().map(Row::entry)).toList(),
                taken.getLast().place().token());
    }

    private static boolean isBefore(Row row, Instant from) {
        return row.place().id().millis() < from.minus(WRITTEN_WITHIN).toEpochMilli();
    }

    private Uni<List<Row>> next(Place after, int count) {
        List<String> streams = AuditStreams.keys();
        List<Uni<List<Row>>> parts = IntStream.range(0, streams.size())
                .mapToObj(stream -> redis.send(
                                Command.XREVRANGE, streams.get(stream), after.endOf(stream), "-", "COUNT", count)
                        .map(entries -> rows(stream, entries)))
                .toList();
        return Uni.join()
                .all(parts)
                .andFailFast()
                .map(found -> found.stream()
                        .flatMap(List::stream)
                        .sorted((one, other) -> one.place().compareTo(other.place()))
                        .limit(count)
                        .toList());
    }

    private static List<Row> rows(int stream, @Nullable Response entries) {
        return Items.of(entries).map(entry -> Row.read(stream, entry)).toList();
    }
}

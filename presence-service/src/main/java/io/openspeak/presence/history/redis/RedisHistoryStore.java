package io.openspeak.presence.history.redis;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.Items;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.EntryId;
import io.openspeak.platform.redis.log.LogPosition.Offset;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.script.LuaScript;
import io.openspeak.presence.history.HistorySettings;
import io.openspeak.presence.history.HistoryStore;
import io.openspeak.presence.history.domain.Entry;
import io.openspeak.presence.history.domain.Kind;
import io.openspeak.presence.history.domain.Latest;
import io.openspeak.presence.history.domain.Part;
import io.openspeak.presence.history.domain.Recording;
import io.openspeak.presence.history.domain.Visit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Entries in Redis: a stream a user, whose entry ids hold the time, and a hash of what they fold to. */
@ApplicationScoped
public class RedisHistoryStore implements HistoryStore {

    private static final int CHUNK = 100;

    private final RedisCommands redis;
    private final HistoryKeys keys;
    private final HistorySettings settings;
    private final LuaScript record;
    private final LuaScript expectVisits;
    private final LuaScript snapshot;
    private final LuaScript erase;
    private final LuaScript forgetVisits;

    public RedisHistoryStore(Redis redis, PartitionedLog log, HistorySettings settings) {
        this.redis = new RedisCommands(redis);
        this.settings = settings;
        keys = new HistoryKeys(log);
        record = LuaScript.load(this.redis, "record_history");
        expectVisits = LuaScript.load(this.redis, "expect_visits");
        snapshot = LuaScript.load(this.redis, "snapshot_history");
        erase = LuaScript.load(this.redis, "erase_history");
        forgetVisits = LuaScript.load(this.redis, "forget_visits");
    }

    @Override
    public Uni<Known> find(UserId user) {
        List<Object> wanted = new ArrayList<>(List.of(keys.last(user), "f", "at"));
        wanted.addAll(StoredParts.NAMES);
        return redis.send(Command.HMGET, wanted).map(RedisHistoryStore::known);
    }

    private static Known known(@Nullable Response fields) {
        List<@Nullable Response> values = new ArrayList<>();
        if (fields != null) {
            fields.forEach(values::add);
        }
        Response fact = values.isEmpty() ? null : values.get(0);
        Response at = values.isEmpty() ? null : values.get(1);
        return new Known(
                fact == null ? Mark.NONE : Mark.parse(fact.toString()),
                at == null
                        ? Optional.empty()
                        : Optional.of(new Latest(
                                Instant.ofEpochMilli(at.toLong()),
                                StoredParts.portrait(values.subList(2, values.size()).stream()
                                        .toList()))));
    }

    @Override
    public Uni<Boolean> record(UserId user, Known known, Offset fact, Recording recording, Instant now) {
        boolean present = recording.latest().portrait().standing().present();
        List<Object> arguments = new ArrayList<>(List.of(
                Mark.text(known.handled()),
                Mark.text(fact),
                user,
                present ? "" : settings.keep().toMillis(),
                now.minus(settings.keep()).toEpochMilli(),
                settings.maxEntries(),
                recording.latest().at().toEpochMilli()));
        arguments.addAll(StoredParts.values(recording.latest().portrait()));
        for (Entry entry : recording.entries()) {
            arguments.add(entry.kind().wireName());
            arguments.add(StoredParts.names(entry.parts()));
        }
        return record.run(List.of(keys.entries(user), keys.last(user), keys.unsettled(user)), arguments)
                .map(RedisHistoryStore::done);
    }

    @Override
    public Uni<Boolean> expectVisits(UserId user, Known known, Recording recording, Instant now) {
        List<Object> arguments = new ArrayList<>(List.of(
                Mark.text(known.handled()),
                recording.latest().at().toEpochMilli(),
                now.minus(settings.keep()).toEpochMilli(),
                recording.began().isPresent() ? "" : settings.keep().toMillis()));
        Stream.of(recording.ended(), recording.began())
                .flatMap(Optional::stream)
                .map(Visit::channel)
                .forEach(arguments::add);
        return expectVisits
                .run(List.of(keys.last(user), keys.channels(user)), arguments)
                .map(RedisHistoryStore::done);
    }

    private static boolean done(@Nullable Response answer) {
        return answer != null && answer.toInteger() == 1;
    }

    @Override
    public Uni<List<Kept>> after(UserId user, EntryId place, Instant until, int limit) {
        return redis.send(Command.XRANGE, keys.entries(user), "(" + place, until.toEpochMilli(), "COUNT", limit)
                .map(RedisHistoryStore::kept);
    }

    @Override
    public Uni<List<Entry>> leadingTo(UserId user, EntryId place) {
        return leadingTo(user, place.toString(), List.of());
    }

    private Uni<List<Entry>> leadingTo(UserId user, String end, List<Entry> later) {
        return redis.send(Command.XREVRANGE, keys.entries(user), end, "-", "COUNT", CHUNK)
                .map(RedisHistoryStore::kept)
                .chain(newestFirst -> {
                    List<Entry> entries = new ArrayList<>(later);
                    for (Kept kept : newestFirst) {
                        entries.addFirst(kept.entry());
                        if (kept.entry().complete()) {
                            return Uni.createFrom().item(entries);
                        }
                    }
                    return newestFirst.size() < CHUNK
                            ? Uni.createFrom().item(entries)
                            : leadingTo(user, "(" + newestFirst.getLast().place(), entries);
                });
    }

    private static List<Kept> kept(@Nullable Response entries) {
        List<Kept> kept = new ArrayList<>();
        if (entries != null) {
            entries.forEach(entry -> kept.add(kept(EntryId.parse(entry.get(0).toString()), entry.get(1))));
        }
        return kept;
    }

    private static Kept kept(EntryId place, Response fields) {
        Kind kind = Kind.ofWireName(fields.get(1).toString());
        List<Part> parts = new ArrayList<>();
        for (int i = 2; i + 1 < fields.size(); i += 2) {
            parts.add(StoredParts.part(fields.get(i).toString(), fields.get(i + 1)));
        }
        return new Kept(place, new Entry(Instant.ofEpochMilli(place.millis()), kind, parts));
    }

    @Override
    public Uni<List<UserId>> unsettled(int partition, Instant before, int limit) {
        return redis.send(
                        Command.ZRANGEBYSCORE,
                        keys.unsettled(partition),
                        "-inf",
                        before.toEpochMilli(),
                        "LIMIT",
                        0,
                        limit)
                .map(users -> Items.texts(users).stream().map(UserId::new).toList());
    }

    @Override
    public Uni<Void> snapshot(UserId user, Instant before, Instant now) {
        return snapshot.run(
                        List.of(keys.entries(user), keys.last(user), keys.unsettled(user)),
                        List.of(
                                user,
                                before.toEpochMilli(),
                                now.minus(settings.keep()).toEpochMilli(),
                                settings.maxEntries()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Erased> erase(UserId user) {
        return erase.run(
                        List.of(
                                keys.entries(user),
                                keys.last(user),
                                keys.unsettled(user),
                                keys.channels(user),
                                keys.log(user),
                                keys.epoch(user)),
                        List.of(user, Mark.REMEMBERED.toMillis()))
                .map(RedisHistoryStore::erased);
    }

    private static Erased erased(@Nullable Response answer) {
        if (answer == null) {
            throw new IllegalStateException("erase_history gave no answer");
        }
        Map<ChannelId, String> channels = new HashMap<>();
        Response scores = answer.get(3);
        for (int i = 0; i + 1 < scores.size(); i += 2) {
            channels.put(
                    new ChannelId(scores.get(i).toString()), scores.get(i + 1).toString());
        }
        return new Erased(
                answer.get(0).toLong(),
                new Offset(answer.get(1).toString(), EntryId.parse(answer.get(2).toString())),
                channels);
    }

    @Override
    public Uni<Void> forgetVisits(UserId user, Erased erased) {
        List<Object> arguments = new ArrayList<>();
        erased.channels().forEach((channel, score) -> {
            arguments.add(channel);
            arguments.add(score);
        });
        return forgetVisits.run(List.of(keys.channels(user)), arguments).replaceWithVoid();
    }
}

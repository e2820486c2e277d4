package io.openspeak.channel.redis;

import com.google.protobuf.InvalidProtocolBufferException;
import io.openspeak.channel.ChannelSettings;
import io.openspeak.channel.contract.ModerationMessages;
import io.openspeak.channel.domain.ModerationNote;
import io.openspeak.channel.moderation.ModerationLog;
import io.openspeak.channel.v1.ModerationEntry;
import io.openspeak.platform.failures.FailureLog;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.Items;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.EntryId;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Acts of moderation in streams of Redis, one a partition, merged when they are listed. */
@ApplicationScoped
public class RedisModerationLog implements ModerationLog {

    /** Entries that a filter may pass over for one page, so that a rare user does not cost the whole log at once. */
    private static final int LOOKED_THROUGH = 1000;

    private final RedisCommands redis;
    private final ChannelKeys keys;
    private final ChannelSettings settings;

    public RedisModerationLog(Redis redis, PartitionedLog log, ChannelSettings settings) {
        this.redis = new RedisCommands(redis);
        keys = new ChannelKeys(log);
        this.settings = settings;
    }

    /** Last arguments of a script that writes the notes down ({@code append_moderation}). */
    List<Object> arguments(List<ModerationNote> notes) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(settings.moderation().maxEntries());
        arguments.add(settings.moderation().keep().toMillis());
        notes.stream()
                .map(note ->
                        ModerationMessages.message(note, FailureLog.traceId()).toByteArray())
                .forEach(arguments::add);
        return arguments;
    }

    @Override
    public Uni<Page> list(Optional<ChannelId> channel, Optional<UserId> user, Optional<String> after, int count) {
        Optional<Place> from = after.map(Place::parse);
        boolean filtered = channel.isPresent() || user.isPresent();
        int look = filtered ? Math.max(count, LOOKED_THROUGH) : count;
        IntStream partitions = channel.map(id -> IntStream.of(keys.partition(id)))
                .orElseGet(() -> IntStream.range(0, keys.log().partitions()));
        List<Uni<List<Kept>>> parts =
                partitions.mapToObj(partition -> read(partition, from, look)).toList();
        return Uni.join()
                .all(parts)
                .andFailFast()
                .map(read -> page(
                        read.stream()
                                .flatMap(List::stream)
                                .sorted(Comparator.comparing(Kept::place))
                                .limit(look)
                                .toList(),
                        kept -> channel.map(kept.note().channel()::equals).orElse(true)
                                && user.map(id -> kept.note().user().equals(Optional.of(id)))
                                        .orElse(true),
                        count,
                        look));
    }

    /** Where an entry stands among those of all partitions, newest first. */
    private record Place(EntryId entry, int partition) implements Comparable<Place> {

        static Place parse(String token) {
            try {
                int slash = token.indexOf('/');
                return new Place(
                        EntryId.parse(token.substring(0, slash)), Integer.parseInt(token.substring(slash + 1)));
            } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
                throw Refusal.invalid("'page_token' is not one that this service gave out.");
            }
        }

        @Override
        public int compareTo(Place other) {
            int newest = other.entry.compareTo(entry);
            return newest != 0 ? newest : Integer.compare(partition, other.partition);
        }

        @Override
        public String toString() {
            return entry + "/" + partition;
        }
    }

    private record Kept(Place place, ModerationNote note, String trace) {}

    private Uni<List<Kept>> read(int partition, Optional<Place> after, int count) {
        String newest = after.map(place -> (partition > place.partition() ? "" : "(") + place.entry())
                .orElse("+");
        return redis.send(Command.XREVRANGE, keys.moderation(partition), newest, "-", "COUNT", count)
                .map(entries ->
                        Items.of(entries).map(entry -> kept(partition, entry)).toList());
    }

    private static Kept kept(int partition, Response entry) {
        try {
            ModerationEntry message =
                    ModerationEntry.parseFrom(entry.get(1).get(1).toBytes());
            return new Kept(
                    new Place(EntryId.parse(entry.get(0).toString()), partition),
                    ModerationMessages.note(message),
                    message.getTraceId());
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException("a stored act of moderation can't be read", broken);
        }
    }

    /** @param looked entries that were asked for: fewer mean that the log's end was reached */
    private static Page page(List<Kept> read, Predicate<Kept> wanted, int count, int looked) {
        List<Entry> entries = new ArrayList<>();
        Optional<Place> last = Optional.empty();
        for (Kept kept : read) {
            if (entries.size() == count) {
                return new Page(entries, last.map(Place::toString));
            }
            last = Optional.of(kept.place());
            if (wanted.test(kept)) {
                entries.add(new Entry(kept.note(), kept.trace()));
            }
        }
        return new Page(entries, read.size() < looked ? Optional.empty() : last.map(Place::toString));
    }
}

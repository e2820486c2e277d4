package io.openspeak.channel;

import io.openspeak.channel.domain.Channel;
import io.openspeak.channel.domain.ChannelState;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Makes channels and finds them. */
@ApplicationScoped
public class Directory {

    private static final int SNAPSHOT_PAGE = 100;

    private final ChannelStore store;

    public Directory(ChannelStore store) {
        this.store = store;
    }

    /**
     * A part of the directory.
     *
     * @param channels by id; may be fewer than asked for, even none, when a filter left out the others
     * @param next where the next part starts; empty: this is the last one
     */
    public record Listing(List<ChannelState> channels, Optional<ChannelId> next) {}

    /** Makes one. */
    public Uni<LogPosition> create(Channel channel, UserId actor) {
        channel.flaw().ifPresent(flaw -> {
            throw Refusal.invalid(flaw);
        });
        return requireParent(channel)
                .chain(() -> store.create(channel, Optional.empty(), actor))
                .map(created -> created instanceof ChannelStore.Outcome.Made made ? made.position() : exists(channel));
    }

    private static LogPosition exists(Channel channel) {
        throw new Refusal(Reason.CHANNEL_EXISTS, "There is a channel '" + channel.id() + "' already.");
    }

    /** The channel of that id. */
    public Uni<ChannelState> get(ChannelId id) {
        return store.find(id).map(found -> found.orElseThrow(() -> notFound(id)));
    }

    /** The channels after that one whose name or id contains the text and whose parent is that one. */
    public Uni<Listing> list(Optional<ChannelId> after, int count, String text, Optional<ChannelId> parent) {
        Predicate<Channel> wanted = channel ->
                matches(channel, text) && (parent.isEmpty() || channel.parent().equals(parent));
        return ((io.openspeak.channel.redis.RedisChannelStore) store).idsAfter(after, count)
                .chain(ids -> states(ids)
                        .map(states -> new Listing(
                                states.stream()
                                        .filter(state -> wanted.test(state.channel()))
                                        .toList(),
                                ids.size() < count ? Optional.empty() : Optional.of(ids.getLast()))));
    }

    /** Where the log ends now: to be asked before {@link #all}. */
    public Uni<LogPosition> end() {
        return Uni.createFrom().item(LogPosition.NOWHERE);
    }

    /** Every channel, by id. */
    public Multi<ChannelState> all() {
        return allAfter(Optional.empty());
    }

    private Multi<ChannelState> allAfter(Optional<ChannelId> id) {
        return list(id, SNAPSHOT_PAGE, "", Optional.empty())
                .onItem()
                .transformToMulti(listing -> Multi.createBy()
                        .concatenating()
                        .streams(
                                Multi.createFrom().iterable(listing.channels()),
                                listing.next().isEmpty() ? Multi.createFrom().empty() : allAfter(listing.next())));
    }

    private Uni<List<ChannelState>> states(List<ChannelId> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Uni.join()
                        .all(ids.stream().map(store::find).toList())
                        .andFailFast()
                        .map(found -> found.stream().flatMap(Optional::stream).toList());
    }

    private Uni<Void> requireParent(Channel channel) {
        return channel.parent()
                .map(parent -> get(parent).replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static boolean matches(Channel channel, String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return channel.id().value().toLowerCase(Locale.ROOT).contains(wanted)
                || channel.name().toLowerCase(Locale.ROOT).contains(wanted);
    }

    static Refusal notFound(ChannelId id) {
        return new Refusal(Reason.CHANNEL_NOT_FOUND, "There is no channel '" + id + "'.");
    }
}

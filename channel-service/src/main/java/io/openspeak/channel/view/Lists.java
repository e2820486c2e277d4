package io.openspeak.channel.view;

import io.openspeak.channel.NotThere;
import io.openspeak.channel.domain.ChannelState;
import io.openspeak.channel.domain.ListingPlace;
import io.openspeak.channel.domain.Member;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.domain.Sight;
import io.openspeak.channel.domain.ViewedChannel;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.Predicate;

/** Lists of channels and members, answered from this pod's view once it has seen what this pod wrote. */
@ApplicationScoped
public class Lists {

    /** Channels that are looked at for one page; who filters more finely gets shorter pages. */
    private static final int MOST_LOOKED_AT = 10_000;

    private final ChannelView view;
    private final OwnWrites writes;

    public Lists(ChannelView view, OwnWrites writes) {
        this.view = view;
        this.writes = writes;
    }

    /**
     * Which channels.
     *
     * @param after the place before the first of them
     * @param most of them
     * @param text that names or ids contain
     * @param parent of all of them
     */
    public record Query(Optional<ListingPlace> after, int most, String text, Optional<ChannelId> parent) {}

    /**
     * Some channels.
     *
     * @param channels by order, then by id; may be fewer than asked for, even none, when most were left out
     * @param next the place after which the next ones are; empty: these are the last ones
     */
    public record Channels(List<ChannelState> channels, Optional<ListingPlace> next) {}

    /**
     * Some members.
     *
     * @param members by id
     * @param sight what the one who asks may know of them
     * @param views which of the channels that members were moved from it may view
     * @param next the id after which the next ones are; empty: these are the last ones
     */
    public record Members(List<Member> members, Sight sight, Predicate<ChannelId> views, Optional<UserId> next) {}

    /** Channels that the person may view. */
    public Uni<Channels> channels(Person person, Query query) {
        return writes.seen().map(seen -> view.look(look -> channels(person, query, look)));
    }

    /** Members of a channel. */
    public Uni<Members> members(Person person, ChannelId id, Optional<UserId> after, int most) {
        return writes.seen()
                .map(seen -> view.look(look -> {
                    ViewedChannel channel = look.forest().find(id).orElseThrow(() -> NotThere.channel(id));
                    Sight sight = look.sight(person, channel);
                    if (!sight.channel()) {
                        throw NotThere.channel(id);
                    }
                    if (!sight.members()) {
                        throw new Refusal(
                                Reason.FORBIDDEN, "You need the right VIEW_PRESENCE in channel '" + id + "'.");
                    }
                    return members(channel, sight, after, most, other -> views(person, other));
                }));
    }

    private boolean views(Person person, ChannelId channel) {
        return view.look(look -> look.sight(person, channel).channel());
    }

    private static Channels channels(Person person, Query query, ChannelView.Look look) {
        NavigableSet<ListingPlace> places = look.forest().places(query.parent());
        Iterator<ListingPlace> rest = query.after()
                .map(after -> places.tailSet(after, false))
                .orElse(places)
                .iterator();
        String text = query.text().toLowerCase(Locale.ROOT);
        List<ChannelState> found = new ArrayList<>();
        Optional<ListingPlace> last = Optional.empty();
        for (int looked = 0; rest.hasNext() && looked < MOST_LOOKED_AT && found.size() < query.most(); looked++) {
            ListingPlace place = rest.next();
            last = Optional.of(place);
            ViewedChannel channel = look.forest().find(place.channel()).orElseThrow();
            if (matches(channel, text) && look.sight(person, channel).channel()) {
                found.add(channel.state());
            }
        }
        return new Channels(found, rest.hasNext() ? last : Optional.empty());
    }

    private static Members members(
            ViewedChannel channel, Sight sight, Optional<UserId> after, int most, Predicate<ChannelId> views) {
        NavigableMap<UserId, Member> members = channel.members();
        Iterator<Member> rest = after.map(user -> members.tailMap(user, false))
                .orElse(members)
                .values()
                .iterator();
        List<Member> page = new ArrayList<>();
        while (rest.hasNext() && page.size() < most) {
            page.add(rest.next());
        }
        return new Members(
                page, sight, views, rest.hasNext() ? Optional.of(page.getLast().user()) : Optional.empty());
    }

    private static boolean matches(ViewedChannel channel, String text) {
        return text.isEmpty()
                || channel.id().value().toLowerCase(Locale.ROOT).contains(text)
                || channel.channel().name().toLowerCase(Locale.ROOT).contains(text);
    }
}

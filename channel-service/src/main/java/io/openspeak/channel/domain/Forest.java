package io.openspeak.channel.domain;

import io.openspeak.platform.identity.ChannelId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All channels, their members and the tree, folded from what happened. Not for several threads at once.
 *
 * <p>Order holds for each channel, not between channels: so for a moment a channel may be here before its parent is, or a ring be
 * seen that was never there. Whoever climbs must cope; {@link #chain} says so by giving nothing.
 */
public final class Forest {

    private final NavigableMap<ChannelId, ViewedChannel> channels = new TreeMap<>();
    private final NavigableSet<ListingPlace> places = new TreeSet<>();
    private final Map<ChannelId, NavigableSet<ListingPlace>> children = new HashMap<>();

    /** Forgets everything and holds those. */
    public void replace(Collection<ChannelContents> all) {
        channels.clear();
        places.clear();
        children.clear();
        all.forEach(contents -> put(new ViewedChannel(contents)));
    }

    /** Takes in what happened; false: it is older than what is known. */
    public boolean apply(ChannelEvent event) {
        ViewedChannel known = channels.get(event.channel());
        if (known == null) {
            if (event.change() instanceof ChannelEvent.Change.Created made) {
                put(new ViewedChannel(new ChannelContents(
                        made.channel(), event.version(), List.of(), List.of(), List.of(), Set.of())));
                return true;
            }
            return false;
        }
        if (event.version() <= known.version()) {
            return false;
        }
        switch (event.change()) {
            case ChannelEvent.Change.Deleted gone -> takeOut(known);
            case ChannelEvent.Change.Created made -> relocate(known, event);
            case ChannelEvent.Change.Updated changed -> relocate(known, event);
            default -> known.apply(event);
        }
        return true;
    }

    private void relocate(ViewedChannel known, ChannelEvent event) {
        takeOut(known);
        known.apply(event);
        put(known);
    }

    /** A ban whose time is over. */
    public void endBan(ChannelId channel, String ban) {
        Optional.ofNullable(channels.get(channel)).ifPresent(known -> known.endBan(ban));
    }

    /** Channels by id. */
    public NavigableMap<ChannelId, ViewedChannel> channels() {
        return Collections.unmodifiableNavigableMap(channels);
    }

    /** The channel of that id. */
    public Optional<ViewedChannel> find(ChannelId id) {
        return Optional.ofNullable(channels.get(id));
    }

    /** Channels in the order of lists, or only those directly below one. */
    public NavigableSet<ListingPlace> places(Optional<ChannelId> parent) {
        return Collections.unmodifiableNavigableSet(
                parent.map(id -> children.getOrDefault(id, Collections.emptyNavigableSet()))
                        .orElse(places));
    }

    /** Channels from the top to that one; none if one of them is not here yet. */
    public List<ViewedChannel> chain(ViewedChannel channel) {
        Deque<ViewedChannel> chain = new ArrayDeque<>();
        @Nullable ViewedChannel here = channel;
        // No chain is twice as long as the tree may be deep, unless it is a ring.
        while (here != null && chain.size() <= 2 * Tree.MAX_DEPTH) {
            chain.addFirst(here);
            if (here.channel().parent().isEmpty()) {
                return List.copyOf(chain);
            }
            here = channels.get(here.channel().parent().get());
        }
        return List.of();
    }

    /** The channel and all that lies below it, those above first. */
    public Set<ChannelId> branch(ChannelId channel) {
        Set<ChannelId> branch = new LinkedHashSet<>();
        for (List<ChannelId> level = List.of(channel); !level.isEmpty(); level = below(level, branch)) {
            branch.addAll(level);
        }
        return branch;
    }

    /** Levels of the channel and what lies below it, counted as far as the tree may be deep. */
    public int height(ChannelId channel) {
        Set<ChannelId> seen = new LinkedHashSet<>();
        int height = 0;
        for (List<ChannelId> level = List.of(channel);
                !level.isEmpty() && height <= Tree.MAX_DEPTH;
                level = below(level, seen)) {
            seen.addAll(level);
            height++;
        }
        return height;
    }

    private List<ChannelId> below(List<ChannelId> level, Set<ChannelId> seen) {
        List<ChannelId> below = new ArrayList<>();
        for (ChannelId parent : level) {
            for (ListingPlace child : children.getOrDefault(parent, Collections.emptyNavigableSet())) {
                if (!seen.contains(child.channel())) {
                    below.add(child.channel());
                }
            }
        }
        return below;
    }

    private void put(ViewedChannel channel) {
        ListingPlace place = ListingPlace.of(channel.channel());
        channels.put(channel.id(), channel);
        places.add(place);
        channel.channel()
                .parent()
                .ifPresent(parent ->
                        children.computeIfAbsent(parent, id -> new TreeSet<>()).add(place));
    }

    private void takeOut(ViewedChannel channel) {
        ListingPlace place = ListingPlace.of(channel.channel());
        channels.remove(channel.id());
        places.remove(place);
        channel.channel()
                .parent()
                .ifPresent(parent -> children.computeIfPresent(parent, (id, siblings) -> {
                    siblings.remove(place);
                    return siblings.isEmpty() ? null : siblings;
                }));
    }
}

package io.openspeak.channel.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A channel in a {@link Forest}. Not for several threads at once. */
public final class ViewedChannel {

    private Channel channel;
    private long version;
    private List<Rule> rules;
    private List<Ban> bans;
    private Set<UserId> invited;
    private Set<UserId> named = Set.of();
    private boolean namesAddresses;
    private Optional<Function<Person, Sight>> lastSights = Optional.empty();

    /** Most channels are empty at any time: they hold no map. */
    private NavigableMap<UserId, Member> members = Collections.emptyNavigableMap();

    ViewedChannel(ChannelContents contents) {
        channel = contents.channel();
        version = contents.version();
        rules = contents.rules();
        bans = contents.bans();
        invited = contents.invited();
        contents.members().forEach(this::seat);
        noteNames();
    }

    /** The channel. */
    public Channel channel() {
        return channel;
    }

    /** Its id. */
    public ChannelId id() {
        return channel.id();
    }

    /** The channel as it is now. */
    public ChannelState state() {
        return new ChannelState(channel, members.size(), version);
    }

    /** Its version. */
    public long version() {
        return version;
    }

    /** Who is in it, by id. */
    public NavigableMap<UserId, Member> members() {
        return Collections.unmodifiableNavigableMap(members);
    }

    /** Its own rules, in order. */
    public List<Rule> rules() {
        return rules;
    }

    /** Its own bans. */
    public List<Ban> bans() {
        return bans;
    }

    /** Who was invited to it. */
    Set<UserId> invited() {
        return invited;
    }

    /** True if the user was invited to it. */
    public boolean invites(UserId user) {
        return invited.contains(user);
    }

    /** It is gone: what people could know of it then. One that is made anew under its id is another one, seen by others. */
    public void endWith(Function<Person, Sight> sights) {
        lastSights = Optional.of(sights);
    }

    /** What the person could know of it when it was deleted; empty: it is there. */
    public Optional<Sight> lastSightOf(Person person) {
        return lastSights.map(sights -> sights.apply(person));
    }

    /** True if one of its rules or bans may be about this very person, not just about its roles. */
    boolean mayName(Person person) {
        return namesAddresses || named.contains(person.user());
    }

    private void noteNames() {
        Set<UserId> users = new HashSet<>();
        rules.forEach(rule -> {
            if (rule.subject() instanceof Rule.Subject.OfUser of) {
                users.add(of.user());
            }
        });
        bans.forEach(ban -> ban.user().ifPresent(users::add));
        named = Set.copyOf(users);
        namesAddresses = bans.stream().anyMatch(ban -> ban.address().isPresent());
    }

    /** Takes in what happened, except its end and its place among others, which are the forest's matter. */
    void apply(ChannelEvent event) {
        version = event.version();
        switch (event.change()) {
            case ChannelEvent.Change.Created made -> channel = made.channel();
            case ChannelEvent.Change.Updated changed -> channel = changed.channel();
            case ChannelEvent.Change.Seated seated -> seat(seated.member());
            case ChannelEvent.Change.Left left -> leave(left.user());
            case ChannelEvent.Change.Ruled ruled -> {
                rules = List.copyOf(ruled.rules());
                noteNames();
            }
            case ChannelEvent.Change.Banned banned -> {
                endBan(banned.ban().id());
                bans = with(bans, banned.ban());
                banned.ban().user().ifPresent(this::uninvite);
                noteNames();
            }
            case ChannelEvent.Change.Unbanned unbanned -> endBan(unbanned.ban());
            case ChannelEvent.Change.Invited in -> {
                Set<UserId> more = new HashSet<>(invited);
                more.add(in.user());
                invited = Set.copyOf(more);
            }
            case ChannelEvent.Change.Deleted gone -> {}
            case ChannelEvent.Change.Unknown unknown -> {}
        }
    }

    /** Who is banned by name is not invited any more. */
    private void uninvite(UserId user) {
        invited = invited.stream().filter(other -> !other.equals(user)).collect(Collectors.toUnmodifiableSet());
    }

    void endBan(String ban) {
        bans = bans.stream().filter(other -> !other.id().equals(ban)).toList();
        noteNames();
    }

    private void seat(Member member) {
        if (members.isEmpty()) {
            members = new TreeMap<>();
        }
        members.put(member.user(), member);
    }

    private void leave(UserId user) {
        if (!members.isEmpty()) {
            members.remove(user);
            if (members.isEmpty()) {
                members = Collections.emptyNavigableMap();
            }
        }
    }

    private static <T> List<T> with(List<T> some, T one) {
        List<T> more = new ArrayList<>(some);
        more.add(one);
        return List.copyOf(more);
    }
}

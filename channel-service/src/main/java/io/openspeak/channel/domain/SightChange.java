package io.openspeak.channel.domain;

import io.openspeak.platform.identity.ChannelId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whose sight something may change, and of which channels.
 *
 * @param channels those
 * @param people of those
 */
public record SightChange(Set<ChannelId> channels, Predicate<Person> people) {

    /** What may be seen differently after the event, judged before the forest takes it in; empty: nothing. */
    public static Optional<SightChange> of(ChannelEvent event, Forest forest) {
        ChannelId id = event.channel();
        Optional<ViewedChannel> known = forest.find(id);
        return switch (event.change()) {
            // Those below are of other partitions, so they may be known before, and still.
            case ChannelEvent.Change.Created made -> ofThoseBelow(forest, id);
            case ChannelEvent.Change.Deleted gone -> ofThoseBelow(forest, id);
            case ChannelEvent.Change.Updated changed ->
                known.filter(before -> !before.channel()
                                .parent()
                                .equals(changed.channel().parent()))
                        .flatMap(before -> everybody(forest, id));
            case ChannelEvent.Change.Ruled ruled ->
                known.map(before -> new SightChange(forest.branch(id), concerned(before.rules(), ruled.rules())));
            case ChannelEvent.Change.Banned banned -> Optional.of(ofBan(banned.ban(), forest));
            case ChannelEvent.Change.Unbanned unbanned ->
                known.flatMap(before -> before.bans().stream()
                        .filter(ban -> ban.id().equals(unbanned.ban()))
                        .findFirst()
                        .map(ban -> ofBan(ban, forest)));
            case ChannelEvent.Change.Invited invited ->
                Optional.of(new SightChange(Set.of(id), person -> person.user().equals(invited.user())));
            default -> Optional.empty();
        };
    }

    /** What may be seen differently when the ban begins or ends. */
    public static SightChange ofBan(Ban ban, Forest forest) {
        return new SightChange(forest.branch(ban.channel()), person -> names(ban, person));
    }

    /** True if the ban is about that person, whether or not it has ended. */
    public static boolean names(Ban ban, Person person) {
        return ban.hits(person, Instant.MIN);
    }

    private static Optional<SightChange> ofThoseBelow(Forest forest, ChannelId id) {
        return everybody(forest, id).filter(change -> change.channels().size() > 1);
    }

    private static Optional<SightChange> everybody(Forest forest, ChannelId id) {
        return Optional.of(new SightChange(forest.branch(id), person -> true));
    }

    private static Predicate<Person> concerned(List<Rule> before, List<Rule> after) {
        List<Rule> kept = new ArrayList<>(before);
        kept.retainAll(after);
        List<Rule> stillThere = new ArrayList<>(after);
        stillThere.retainAll(before);
        List<Rule> different = new ArrayList<>(before);
        different.addAll(after);
        if (kept.equals(stillThere)) {
            different.removeAll(kept);
        }
        return person -> different.stream().anyMatch(rule -> rule.concerns(person));
    }
}

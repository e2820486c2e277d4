package io.openspeak.channel.view;

import io.openspeak.channel.domain.Ban;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.domain.SightChange;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.redis.log.RecentFacts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The end of the log in memory, and with it the bans that ended meanwhile, of which no fact tells. Not for several threads at once. */
public final class RecentChanges {

    private final RecentFacts<Told> facts;
    private final Deque<EndedBan> endedBans = new ArrayDeque<>();

    /**
     * A ban whose time was over, of which no fact tells.
     *
     * @param ban the ban
     * @param after number of changes that were added before
     */
    private record EndedBan(Ban ban, long after) {}

    RecentChanges(int mostChanges, long mostBytes) {
        facts = new RecentFacts<>(mostChanges, mostBytes);
    }

    /** Forgets everything: what follows comes after that position. */
    void startAt(LogPosition position) {
        facts.startAt(position);
        endedBans.clear();
    }

    void add(Told told) {
        facts.add(told);
    }

    /**
     * True if everything after the position is here.
     *
     * @param now where the log ends here
     */
    boolean reachBackTo(LogPosition position, LogPosition now) {
        return facts.reachBackTo(position, now);
    }

    /** The next changes of some partition after the position, in its order; none: there are no more. */
    List<Told> after(LogPosition position, int most) {
        return facts.after(position, most);
    }

    /** The next changes of these channels after the position, in the order in which they came; none: there are no more. */
    List<Told> after(LogPosition position, Set<ChannelId> channels, int most) {
        List<Told> all = facts.after(position, channels);
        return all.subList(0, Math.min(most, all.size()));
    }

    /** A ban's time is over. */
    void banEnded(Ban ban) {
        // One change more than before the end must be gone: only then nobody can come back who has not seen it.
        while (!endedBans.isEmpty() && endedBans.peek().after() < facts.forgotten()) {
            endedBans.remove();
        }
        endedBans.add(new EndedBan(ban, facts.added()));
    }

    /** True if what the person may see may have changed without a fact, some time in what is remembered here. */
    boolean mayHaveTouched(Person person) {
        return endedBans.stream()
                .anyMatch(ended -> ended.after() >= facts.forgotten() && SightChange.names(ended.ban(), person));
    }

    /** True if something after the position is like that. */
    boolean anyAfter(LogPosition position, Predicate<Told> like) {
        return facts.anyAfter(position, like);
    }
}

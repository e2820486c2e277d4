package io.openspeak.channel.domain;

import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What people may know of the channels of a {@link Forest}, remembered where it is the same for many.
 *
 * <p>Two people with the same roles have the same rights in a channel unless a rule, a ban or an invitation names one of them; and two
 * channels give the same rights if the same channels above them have rules. So a list of 100,000 channels below a few rules costs a
 * few decisions. {@link #forget} must be called whenever rules, bans, invitations or the tree changed.
 */
public final class Sights {

    private final Forest forest;
    private final Map<Same, Sight> remembered = new ConcurrentHashMap<>();

    public Sights(Forest forest) {
        this.forest = forest;
    }

    /** What decides the same for many people and channels: their roles, and the lowest channel with rules. */
    private record Same(Set<Role> roles, Optional<ViewedChannel> ruled) {}

    /** What the person may know of the channel. */
    public Sight of(Person person, ViewedChannel channel, Instant now) {
        if (person.roles().contains(Role.SERVICE)) {
            return Sight.ALL;
        }
        List<ViewedChannel> chain = forest.chain(channel);
        if (chain.isEmpty()) {
            return Sight.NONE;
        }
        if (isSpecial(person, channel, chain)) {
            return decide(person, chain.stream().map(Level::of).toList(), now);
        }
        Same same = new Same(person.roles(), lowestWithRules(chain));
        @Nullable Sight known = remembered.get(same);
        if (known != null) {
            return known;
        }
        Sight decided = decide(person, chain.stream().map(Level::of).toList(), now);
        remembered.put(same, decided);
        return decided;
    }

    /** What was remembered does not hold any more. */
    public void forget() {
        remembered.clear();
    }

    private static boolean isSpecial(Person person, ViewedChannel channel, List<ViewedChannel> chain) {
        if (channel.channel().kind() == Kind.DIRECT || channel.invites(person.user())) {
            return true;
        }
        for (ViewedChannel level : chain) {
            if (level.mayName(person)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<ViewedChannel> lowestWithRules(List<ViewedChannel> chain) {
        for (int i = chain.size() - 1; i >= 0; i--) {
            if (!chain.get(i).rules().isEmpty()) {
                return Optional.of(chain.get(i));
            }
        }
        return Optional.empty();
    }

    /** What people may know of the channel by what decides now, whatever changes afterwards. */
    public Function<Person, Sight> ofNow(ViewedChannel channel, Instant now) {
        List<Level> levels = forest.chain(channel).stream().map(Level::of).toList();
        return person -> {
            if (person.roles().contains(Role.SERVICE)) {
                return Sight.ALL;
            }
            return levels.isEmpty() ? Sight.NONE : decide(person, levels, now);
        };
    }

    /** What a channel says about anybody's rights. */
    private record Level(Channel channel, List<Rule> rules, List<Ban> bans, Set<UserId> invited) {

        static Level of(ViewedChannel channel) {
            return new Level(channel.channel(), channel.rules(), channel.bans(), channel.invited());
        }

        RightsLevel about(Person person) {
            return new RightsLevel(channel, rules, bans, invited.contains(person.user()));
        }
    }

    private static Sight decide(Person person, List<Level> levels, Instant now) {
        return Sight.of(Permissions.of(
                person,
                new RightsChain(
                        levels.stream().map(level -> level.about(person)).toList()),
                now));
    }
}

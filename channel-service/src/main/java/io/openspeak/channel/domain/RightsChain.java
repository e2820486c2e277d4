package io.openspeak.channel.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * All that decides about a person's rights in a channel, beside its roles.
 *
 * @param levels from the top of the tree to the channel itself, which is always there
 */
public record RightsChain(List<RightsLevel> levels) {

    public RightsChain {
        levels = List.copyOf(levels);
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("a chain of no channels: expected at least the channel itself");
        }
    }

    /** The channel itself. */
    public RightsLevel leaf() {
        return levels.getLast();
    }

    /** The same chain, with other rules of the channel itself. */
    public RightsChain withRules(List<Rule> rules) {
        List<RightsLevel> changed = new ArrayList<>(levels.subList(0, levels.size() - 1));
        changed.add(new RightsLevel(leaf().channel(), rules, leaf().bans(), leaf().invited()));
        return new RightsChain(changed);
    }
}

package io.openspeak.channel.domain;

import java.util.List;

/**
 * What one channel of a {@link RightsChain} says about a person.
 *
 * @param channel the channel
 * @param rules its own rules, in order
 * @param bans of it that may hit the person
 * @param invited true if the person was invited to it
 */
public record RightsLevel(Channel channel, List<Rule> rules, List<Ban> bans, boolean invited) {

    public RightsLevel {
        rules = List.copyOf(rules);
        bans = List.copyOf(bans);
    }
}

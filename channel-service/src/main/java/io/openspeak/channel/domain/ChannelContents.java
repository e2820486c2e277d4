package io.openspeak.channel.domain;

import io.openspeak.platform.identity.UserId;
import java.util.List;
import java.util.Set;

/**
 * All that is kept about a channel, as it was at one moment.
 *
 * @param channel the channel
 * @param version grows with every change of the channel or its members
 * @param members who is in it
 * @param rules its own rules, in order
 * @param bans its own
 * @param invited who was invited to it
 */
public record ChannelContents(
        Channel channel, long version, List<Member> members, List<Rule> rules, List<Ban> bans, Set<UserId> invited) {

    public ChannelContents {
        members = List.copyOf(members);
        rules = List.copyOf(rules);
        bans = List.copyOf(bans);
        invited = Set.copyOf(invited);
    }
}

package io.openspeak.channel.domain;

import io.openspeak.platform.identity.IpAddress;
import java.util.Optional;

/**
 * A place in a channel that a member holds.
 *
 * @param member who holds it, and how
 * @param version the channel's version when it was last written: who changes it names the version that they saw
 * @param address where the member joined from, for bans of addresses; told to nobody
 */
public record Seat(Member member, long version, Optional<IpAddress> address) {

    /** The member as rules and bans see them. */
    public Person person() {
        return new Person(member.user(), member.roles(), address);
    }
}

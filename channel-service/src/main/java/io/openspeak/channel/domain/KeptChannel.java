package io.openspeak.channel.domain;

import java.util.Optional;

/**
 * A channel as the store keeps it, for those who change it.
 *
 * @param channel the channel
 * @param revision the channel's version when its record was last written: who changes it names the revision that they saw
 * @param link its tie to its parent; empty: at the top
 */
public record KeptChannel(Channel channel, long revision, Optional<Link> link) {}

package io.openspeak.channel.domain;

/**
 * A channel as it is now.
 *
 * @param channel the channel
 * @param memberCount members now
 * @param version grows with every change of the channel or its members
 */
public record ChannelState(Channel channel, int memberCount, long version) {}

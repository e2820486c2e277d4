package io.openspeak.channel.domain;

/**
 * A place in a channel that a member holds.
 *
 * @param member who holds it, and how
 * @param version the channel's version when it was last written: who changes it names the version that they saw
 */
public record Seat(Member member, long version) {}

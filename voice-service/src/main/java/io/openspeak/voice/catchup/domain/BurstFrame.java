package io.openspeak.voice.catchup.domain;

/**
 * One frame of a burst.
 *
 * @param sequence its number in the speaker's stream
 * @param packet as its listeners got it
 */
public record BurstFrame(long sequence, byte[] packet) {}

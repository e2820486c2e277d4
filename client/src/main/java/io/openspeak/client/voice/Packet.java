package io.openspeak.client.voice;

import com.google.protobuf.ByteString;

/**
 * An Opus packet to say.
 *
 * @param capturedAt epoch milliseconds
 * @param level loudness, 1 (silence) to 127 (full scale); 0: not said
 */
public record Packet(ByteString opus, long capturedAt, int level) {}

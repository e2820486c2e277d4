package io.openspeak.cli.audio;

/**
 * A packet as it arrived.
 *
 * @param stream number of the speaker's stream, grows when the speaker connects anew
 * @param sequence within the stream
 * @param arrivedMs since the recording began
 */
record HeardPacket(int stream, long sequence, long arrivedMs, byte[] opus) {}

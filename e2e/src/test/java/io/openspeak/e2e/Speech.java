package io.openspeak.e2e;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Packets to be spoken: what a codec would make of speech, as far as the way of a packet is concerned. */
record Speech(List<byte[]> packets) {

    private static final long FRAME_NANOS = 20_000_000;

    /** Packets of changing size whose bytes nobody could make up: who hears them bit-exact heard them. */
    static Speech of(int packets) {
        Random random = new Random(packets);
        return new Speech(IntStream.range(0, packets)
                .mapToObj(number -> {
                    byte[] packet = new byte[40 + random.nextInt(80)];
                    random.nextBytes(packet);
                    ByteBuffer.wrap(packet).putInt(number);
                    return packet;
                })
                .toList());
    }

    /** Says all of it in real time: a packet each 20 ms. */
    void saidBy(TestUser speaker) {
        long due = System.nanoTime();
        for (byte[] packet : packets) {
            speaker.says(packet);
            due += FRAME_NANOS;
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }
}

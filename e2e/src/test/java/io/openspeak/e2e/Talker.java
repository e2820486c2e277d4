package io.openspeak.e2e;

import io.openspeak.client.failure.OpenSpeakException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Somebody who talks, a packet each 20 ms, until it is told to stop, whatever becomes of its connection. */
final class Talker implements AutoCloseable {

    private static final long FRAME_NANOS = 20_000_000;

    private final AtomicBoolean talking = new AtomicBoolean(true);
    private final AtomicInteger said = new AtomicInteger();
    private final Thread thread;

    Talker(TestUser speaker) {
        thread = Thread.ofVirtual().start(() -> {
            long due = System.nanoTime();
            while (talking.get()) {
                try {
                    speaker.says(ByteBuffer.allocate(80).putInt(said.get()).array());
                    said.incrementAndGet();
                } catch (OpenSpeakException | IllegalStateException cutOff) {
                    // It was cut, and tries again.
                }
                due += FRAME_NANOS;
                LockSupport.parkNanos(due - System.nanoTime());
            }
        });
    }

    /** Packets so far. */
    int said() {
        return said.get();
    }

    @Override
    public void close() {
        talking.set(false);
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

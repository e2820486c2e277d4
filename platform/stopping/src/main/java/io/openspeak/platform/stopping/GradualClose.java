package io.openspeak.platform.stopping;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Connections that are closed one after the other, with a word to come back elsewhere: a client that can go on from where it was needs
 * no more.
 */
public final class GradualClose<C> implements LastingConnections {

    private static final long BEAT_MILLIS = 100;

    private final Supplier<Collection<C>> connections;
    private final Consumer<C> close;

    /**
     * All of the connections, and how to close one, which takes it out of them.
     *
     * @param connections may be gone through while it changes
     */
    public GradualClose(Supplier<Collection<C>> connections, Consumer<C> close) {
        this.connections = connections;
        this.close = close;
    }

    @Override
    public int open() {
        return connections.get().size();
    }

    @Override
    public void leave(Duration within) {
        long by = System.nanoTime() + within.toNanos();
        Thread.ofVirtual().name("handing-over").start(() -> closeUntil(by));
    }

    private void closeUntil(long by) {
        long last = System.nanoTime();
        try {
            // For as long as the process runs: whoever comes late has to go, too.
            while (true) {
                TimeUnit.MILLISECONDS.sleep(BEAT_MILLIS);
                long now = System.nanoTime();
                close(Spread.due(open(), now - last, by - now));
                last = now;
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void close(int most) {
        List<C> due = connections.get().stream().limit(most).toList();
        due.forEach(close);
    }

    @Override
    public void end() {
        close(Integer.MAX_VALUE);
    }
}

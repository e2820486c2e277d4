package io.openspeak.client.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What reached the test from other threads, in order. */
public final class Arrivals<T> {

    private static final int PATIENCE_SECONDS = 30;

    private final BlockingQueue<T> queue = new LinkedBlockingQueue<>();

    public void add(T arrived) {
        queue.add(arrived);
    }

    public T next() {
        try {
            T arrived = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(arrived).as("something within %s s", PATIENCE_SECONDS).isNotNull();
            return arrived;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** True: nothing came for that long. */
    public boolean staysEmpty(Duration time) {
        try {
            return queue.poll(time.toMillis(), TimeUnit.MILLISECONDS) == null;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

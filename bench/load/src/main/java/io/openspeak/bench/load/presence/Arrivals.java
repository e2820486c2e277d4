package io.openspeak.bench.load.presence;

import io.openspeak.bench.load.measure.Delays;
import io.openspeak.bench.load.measure.Window;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;

/** What reached all subscribers together: counted if the act was in the window, whenever it arrives. */
final class Arrivals {

    private final Window window;
    private final Histogram delays = Delays.empty();
    private long count;
    private String sample = "";

    Arrivals(Window window) {
        this.window = window;
    }

    /** A frame came; one that tells of no act does not count. */
    synchronized void take(String frame, long now) {
        OptionalLong at = Stamp.in(frame);
        if (at.isPresent() && window.holds(at.getAsLong())) {
            count++;
            sample = frame;
            Delays.record(delays, now - at.getAsLong());
        }
    }

    synchronized long count() {
        return count;
    }

    synchronized Delays delays() {
        return Delays.of(delays);
    }

    /** One of the frames; empty: none came. */
    synchronized String sample() {
        return sample;
    }
}

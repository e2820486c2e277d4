package io.openspeak.bench.load.voice;

import io.openspeak.bench.load.measure.Window;
import java.util.List;

/** All speakers, on one thread: each sends a frame every 20 ms until the window ends. */
final class Mouths extends Thread {

    private final VoicePlan plan;
    private final List<Line> lines;
    private final Window window;
    private long sentInWindow;

    Mouths(VoicePlan plan, List<Line> lines, Window window) {
        super("speakers");
        setDaemon(true);
        this.plan = plan;
        this.lines = lines;
        this.window = window;
    }

    @Override
    public void run() {
        long begun = System.nanoTime();
        for (long tick = 0; System.nanoTime() - window.end() < 0; tick++) {
            for (int speaker = 0; speaker < lines.size(); speaker++) {
                Window.awaitTime(begun
                        + tick * VoicePlan.FRAME.toNanos()
                        + plan.phase(speaker).toNanos());
                speak(speaker);
            }
        }
    }

    private void speak(int speaker) {
        Stamp stamp = new Stamp(System.nanoTime(), speaker);
        lines.get(speaker).send(stamp.payload(plan.payload()));
        if (window.holds(stamp.capturedAt())) {
            sentInWindow++;
        }
    }

    /** Waits until all have fallen silent and tells how many frames they sent in the window. */
    long awaitSilence() throws InterruptedException {
        join();
        return sentInWindow;
    }
}

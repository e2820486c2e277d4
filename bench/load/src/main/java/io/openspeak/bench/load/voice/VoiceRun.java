package io.openspeak.bench.load.voice;

import io.openspeak.bench.load.measure.Delays;
import io.openspeak.bench.load.measure.Window;
import io.openspeak.bench.load.process.Cpu;
import io.openspeak.bench.load.process.Garbage;
import io.openspeak.bench.load.process.Memory;
import io.openspeak.bench.load.process.ServerProcess;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** One measurement: lets a crowd talk, and reads the clocks of the server at both ends of the window. */
final class VoiceRun {

    private static final long LAST_FRAMES_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final VoicePlan plan;
    private final ServerProcess server;
    private final Crowd crowd;

    VoiceRun(VoicePlan plan, ServerProcess server, Crowd crowd) {
        this.plan = plan;
        this.server = server;
        this.crowd = crowd;
    }

    private record Reading(
            long nanos,
            Duration server,
            Duration generator,
            @Nullable Duration waited,
            Garbage garbage) {}

    VoiceOutcome measure() throws InterruptedException {
        Window window = Window.after(plan.warmUp(), plan.measured());
        long gaps = crowd.gaps();
        long refused = crowd.refused();
        crowd.ears().forEach(ear -> ear.listenIn(window));
        Mouths mouths = new Mouths(plan, crowd.mouths(plan.speakers()), window);
        mouths.start();
        window.awaitStart();
        Reading before = read();
        window.awaitEnd();
        Reading after = read();
        long expected = mouths.awaitSilence() * plan.listeners();
        awaitLastFrames(expected);
        return outcome(before, after, expected, crowd.gaps() - gaps, crowd.refused() - refused);
    }

    private Reading read() {
        return new Reading(
                System.nanoTime(),
                Cpu.usedBy(server.pid()),
                Cpu.usedBy(ProcessHandle.current().pid()),
                Cpu.waitedFor(),
                server.gcLog().read());
    }

    private static @Nullable Duration between(@Nullable Duration before, @Nullable Duration after) {
        return before == null || after == null ? null : after.minus(before);
    }

    private void awaitLastFrames(long expected) {
        long patience = System.nanoTime() + LAST_FRAMES_NANOS;
        while (delivered() < expected && System.nanoTime() - patience < 0) {
            Window.awaitTime(System.nanoTime() + GLANCE_NANOS);
        }
    }

    private long delivered() {
        return crowd.ears().stream().mapToLong(Ear::heard).sum();
    }

    private VoiceOutcome outcome(Reading before, Reading after, long expected, long gaps, long refused) {
        Histogram delays = Delays.empty();
        crowd.ears().forEach(ear -> ear.addDelaysTo(delays));
        return new VoiceOutcome(
                server.name(),
                plan,
                Duration.ofNanos(after.nanos() - before.nanos()),
                expected,
                delays.getTotalCount(),
                gaps,
                refused,
                Delays.of(delays),
                after.server().minus(before.server()),
                after.generator().minus(before.generator()),
                between(before.waited(), after.waited()),
                Memory.residentKib(server.pid()),
                after.garbage().since(before.garbage()));
    }
}

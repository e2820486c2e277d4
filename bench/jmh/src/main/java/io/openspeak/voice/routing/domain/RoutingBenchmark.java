package io.openspeak.voice.routing.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** From a checked frame to the transports of its listeners, which do nothing here. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init")
public class RoutingBenchmark {

    private static final ChannelId CHANNEL = new ChannelId("general");
    private static final UserId SPEAKER = new UserId("speaker");

    /** Listeners of the channel. */
    @Param({"1", "100", "1000"})
    public int listeners;

    /** False: nobody reads, so each frame also drops an old one and counts it in a gap. */
    @Param({"true", "false"})
    public boolean ready;

    private long now;
    private long sequence;
    private Seat seat;

    /** A channel full of people. */
    @Setup
    public void fill(Blackhole sink) {
        Membership membership = new Membership();
        Router router =
                new Router(membership, new Mutes(), new AudienceRules(16, Recorder.NOBODY), AudienceWatch.NOBODY);
        Lane lane = new Lane(Runnable::run, () -> now);
        seat = enter(router, membership, lane, SPEAKER, 1, sink);
        for (int i = 0; i < listeners; i++) {
            enter(router, membership, lane, new UserId("listener-" + i), i + 2, sink);
        }
    }

    /** One frame to all listeners. */
    @Benchmark
    public void route() {
        now += 20_000_000;
        seat.send(new Frame(
                CHANNEL, SPEAKER, 0, sequence++, 0, now, 0, now, Set.of(), new EncodedFrame(new byte[120], 40)));
    }

    private Seat enter(Router router, Membership membership, Lane lane, UserId user, long version, Blackhole sink) {
        membership.fold(
                CHANNEL,
                version,
                new MembershipChange.Entered(new Member(user, "", true, true, false, false, false, false)));
        Listener listener = new Listener(
                new Nowhere(sink), new QueueLimits(Duration.ofMillis(100), 512, 262_144), new RoutingCounters());
        Voice voice = new Voice(user, "", listener, lane, lost -> {});
        router.connect(voice);
        router.attach(voice, CHANNEL, false);
        Seat taken = voice.seat(CHANNEL.value());
        if (taken == null) {
            throw new IllegalStateException(user + " was refused");
        }
        return taken;
    }

    /** A transport that takes everything, or nothing. */
    private final class Nowhere implements Outlet {

        private final Blackhole sink;

        Nowhere(Blackhole sink) {
            this.sink = sink;
        }

        @Override
        public boolean ready() {
            return ready;
        }

        @Override
        public void send(Collection<Gap> gaps, Collection<Frame> frames) {
            sink.consume(frames.size());
        }
    }
}

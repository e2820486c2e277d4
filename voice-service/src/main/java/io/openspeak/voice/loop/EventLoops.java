package io.openspeak.voice.loop;

import io.netty.util.concurrent.ScheduledFuture;
import io.openspeak.platform.stopping.LastingConnections;
import io.openspeak.voice.VoiceSettings;
import io.openspeak.voice.routing.domain.Lane;
import io.openspeak.voice.routing.domain.Quality;
import io.openspeak.voice.routing.domain.Ticker;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The event loops that connections of clients live on. */
@ApplicationScoped
public class EventLoops implements LastingConnections {

    /** Pings, silence and reports are late by at most this. */
    private static final long BEAT_MILLIS = 200;

    private final Ticker ticker;
    private final Duration gather;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<io.netty.channel.EventLoop, EventLoop> loops = new ConcurrentHashMap<>();
    private final Queue<ScheduledFuture<?>> beats = new ConcurrentLinkedQueue<>();

    public EventLoops(Ticker ticker, VoiceSettings settings) {
        this.ticker = ticker;
        gather = settings.gather();
    }

    /** The one that this runs on. */
    public EventLoop current() {
        return loops.computeIfAbsent(((ContextInternal) Vertx.currentContext()).nettyEventLoop(), this::start);
    }

    /** Quality of all connections of this pod, each asked on its own loop. */
    public Uni<List<Quality>> quality() {
        List<Uni<List<Quality>>> asked =
                loops.values().stream().map(EventLoops::quality).toList();
        return asked.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Uni.join()
                        .all(asked)
                        .andFailFast()
                        .map(all -> all.stream().flatMap(List::stream).toList());
    }

    private static Uni<List<Quality>> quality(EventLoop loop) {
        return Uni.createFrom()
                .item(() -> loop.connections().stream()
                        .flatMap(connection -> connection.quality().stream())
                        .toList())
                .runSubscriptionOn(loop.lane()::execute);
    }

    private EventLoop start(io.netty.channel.EventLoop netty) {
        EventLoop loop = new EventLoop(lane(netty), ticker, open);
        // With a pause after each: those that were missed while the loop stood still would come all at once, with
        // nothing read in between.
        beats.add(netty.scheduleWithFixedDelay(loop::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS));
        return loop;
    }

    private Lane lane(io.netty.channel.EventLoop netty) {
        return new Lane(netty, ticker, gather, (nanos, task) -> netty.schedule(task, nanos, TimeUnit.NANOSECONDS));
    }

    @Override
    public int open() {
        return open.get();
    }

    @Override
    public void leave(Duration within) {
        long by = ticker.nanos() + within.toNanos();
        loops.values().forEach(loop -> loop.lane().execute(() -> loop.leave(by)));
    }

    @Override
    public void end() {
        loops.values()
                .forEach(loop -> loop.lane().execute(() -> loop.connections().forEach(Connection::stop)));
    }

    void stop(@Observes ShutdownEvent stop) {
        beats.forEach(beat -> beat.cancel(false));
    }
}

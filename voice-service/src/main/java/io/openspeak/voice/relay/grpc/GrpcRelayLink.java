package io.openspeak.voice.relay.grpc;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import io.openspeak.voice.relay.RelayLink;
import io.openspeak.voice.relay.domain.Node;
import io.openspeak.voice.relay.grpc.GrpcRelayDialer.LinkParts;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The way to another pod: one stream after the other, each on a connection of its own, for as long as that pod is known. All of
 * it happens on one event loop.
 */
final class GrpcRelayLink implements RelayLink {

    private static final System.Logger LOG = System.getLogger(GrpcRelayLink.class.getName());
    private static final long BEAT_MILLIS = 200;

    private final Node node;
    private final EventLoop loop;
    private final LinkParts parts;
    private @Nullable ScheduledFuture<?> beats;
    private @Nullable RelayStream stream;
    private int failures;
    private boolean ended;
    private volatile boolean alive;
    private volatile boolean tried;

    GrpcRelayLink(Node node, EventLoop loop, LinkParts parts) {
        this.node = node;
        this.loop = loop;
        this.parts = parts;
    }

    void start() {
        beats = loop.scheduleWithFixedDelay(this::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
        loop.execute(this::dial);
    }

    @Override
    public boolean alive() {
        return alive;
    }

    @Override
    public boolean tried() {
        return tried;
    }

    @Override
    public void end() {
        loop.execute(() -> {
            ended = true;
            alive = false;
            if (beats != null) {
                beats.cancel(false);
            }
            if (stream != null) {
                stream.finish();
            }
        });
    }

    /** The stream stands: frames go out on it. */
    void opened() {
        failures = 0;
        alive = true;
        tried = true;
        parts.counters().opened();
        LOG.log(Level.INFO, "relay_opened pod={0} address={1}", node.pod(), node.address());
    }

    /** The stream has ended, or never stood. */
    void lost(String why) {
        LOG.log(
                failures == 0 ? Level.WARNING : Level.DEBUG,
                "relay_lost pod={0} address={1} why={2}",
                node.pod(),
                node.address(),
                why);
        parts.counters().lost();
        alive = false;
        tried = true;
        stream = null;
        failures++;
        if (!ended) {
            Duration wait =
                    parts.redial().after(failures, ThreadLocalRandom.current().nextDouble());
            loop.schedule(this::dial, wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void dial() {
        if (!ended) {
            RelayStream begun = new RelayStream(this, node, loop, parts);
            stream = begun;
            begun.start();
        }
    }

    private void beat() {
        if (stream != null) {
            stream.beat();
        }
    }
}

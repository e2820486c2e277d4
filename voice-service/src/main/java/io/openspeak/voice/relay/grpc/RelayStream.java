package io.openspeak.voice.relay.grpc;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.voice.relay.RelayTarget;
import io.openspeak.voice.relay.domain.Node;
import io.openspeak.voice.relay.grpc.GrpcRelayDialer.LinkParts;
import io.openspeak.voice.routing.domain.Frame;
import io.openspeak.voice.routing.domain.Gap;
import io.openspeak.voice.routing.domain.Lane;
import io.openspeak.voice.routing.domain.Listener;
import io.openspeak.voice.routing.domain.Liveness;
import io.openspeak.voice.routing.domain.Outlet;
import io.openspeak.voice.v1.RelayResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One {@code Relay} call to another pod, and the queue before it. All of it happens on one event loop, which is the connection's,
 * too.
 *
 * <pre>
 *   GREETING --the pod that is meant answers--> OPEN --lost, silent, finished--> OVER
 *      |                                                                          ^
 *      +--refused, another pod, silent--------------------------------------------+
 * </pre>
 */
final class RelayStream extends ClientCall.Listener<RelayResponse> implements Outlet {

    /** More than this between us and the socket means that the other pod does not keep up: frames then wait where they can age. */
    private static final int READY_BELOW_BYTES = 8 * 1024;

    private static final Duration FOR_GOOD = Duration.ofDays(10_000);

    private enum Phase {
        GREETING,
        OPEN,
        OVER
    }

    private final GrpcRelayLink link;
    private final Node node;
    private final LinkParts parts;
    private final ManagedChannel connection;
    private final ClientCall<byte[], RelayResponse> call;
    private final Liveness liveness;
    private final Listener listener;
    private final RelayTarget target;
    private final Set<ChannelId> channels = new HashSet<>();
    private final long begunAt;
    private Phase phase = Phase.GREETING;

    RelayStream(GrpcRelayLink link, Node node, EventLoop loop, LinkParts parts) {
        this.link = link;
        this.node = node;
        this.parts = parts;
        begunAt = parts.ticker().nanos();
        liveness = new Liveness(parts.settings().beat(), parts.settings().silence(), FOR_GOOD, random(), begunAt);
        listener = new Listener(this, parts.queue(), parts.counters().out());
        target = new RelayTarget(new Lane(loop, parts.ticker()), listener);
        connection = NettyChannelBuilder.forAddress(
                        node.address().host(), node.address().port())
                .usePlaintext()
                .disableRetry()
                .proxyDetector(peer -> null)
                .eventLoopGroup(loop)
                .channelFactory(parts.sockets())
                .executor(loop)
                .withOption(ChannelOption.SO_SNDBUF, parts.sendBufferBytes())
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        parts.settings().silence().toMillis())
                .build();
        call = connection.newCall(
                RelayMethod.RAW,
                CallOptions.DEFAULT.withCallCredentials(parts.credentials()).withOnReadyThreshold(READY_BELOW_BYTES));
    }

    void start() {
        call.start(this, new Metadata());
        call.request(1);
        call.sendMessage(RelayWriter.hello(parts.self(), node.pod()));
    }

    @Override
    public boolean ready() {
        return phase == Phase.OPEN && call.isReady();
    }

    @Override
    public void send(Collection<Gap> gaps, Collection<Frame> frames) {
        long sentAt = 1 + (parts.ticker().nanos() - begunAt) / 1_000_000;
        RelayWriter.messages(sentAt, gaps, frames).forEach(call::sendMessage);
    }

    @Override
    public void onMessage(RelayResponse message) {
        if (phase == Phase.OVER) {
            return;
        }
        liveness.heard(parts.ticker().nanos());
        if (phase == Phase.GREETING) {
            if (!message.getPod().equals(node.pod().value())) {
                over("pod " + message.getPod() + " answers there");
                return;
            }
            phase = Phase.OPEN;
            parts.connections().opened(node.pod(), connection);
            link.opened();
        }
        message.getAddedChannelIdsList().forEach(this::begin);
        message.getRemovedChannelIdsList().forEach(this::end);
        call.request(1);
    }

    @Override
    public void onReady() {
        listener.flush(parts.ticker().nanos());
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        over(status.getCode() + " " + status.getDescription());
    }

    /** Does what time demands. */
    void beat() {
        if (phase == Phase.OVER) {
            return;
        }
        switch (liveness.need(parts.ticker().nanos(), random())) {
            case NOTHING -> {}
            case PING -> {
                if (ready()) {
                    call.sendMessage(RelayWriter.signOfLife());
                }
            }
            case END_SILENT, END_EXPIRED -> over("no sign of life");
        }
    }

    /** Ends it; what was sent still arrives. */
    void finish() {
        if (phase == Phase.OPEN) {
            leave();
            call.halfClose();
            connection.shutdown();
        } else {
            leave();
            connection.shutdownNow();
        }
    }

    private void over(String why) {
        if (phase != Phase.OVER) {
            leave();
            connection.shutdownNow();
            link.lost(why);
        }
    }

    private void leave() {
        phase = Phase.OVER;
        parts.connections().lost(node.pod(), connection);
        channels.forEach(channel -> parts.router().removePod(channel, target));
        channels.clear();
    }

    private void begin(String id) {
        ChannelId channel = new ChannelId(id);
        if (channels.add(channel)) {
            parts.router().addPod(channel, target);
        }
    }

    private void end(String id) {
        ChannelId channel = new ChannelId(id);
        if (channels.remove(channel)) {
            parts.router().removePod(channel, target);
        }
    }

    private static double random() {
        return ThreadLocalRandom.current().nextDouble();
    }
}

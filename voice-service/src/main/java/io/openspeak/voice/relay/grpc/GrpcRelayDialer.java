package io.openspeak.voice.relay.grpc;

import io.grpc.CallCredentials;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.tokens.ServiceCredentials;
import io.openspeak.voice.VoiceSettings;
import io.openspeak.voice.relay.RelayCounters;
import io.openspeak.voice.relay.RelayDialer;
import io.openspeak.voice.relay.RelayLink;
import io.openspeak.voice.relay.RelaySettings;
import io.openspeak.voice.relay.domain.Node;
import io.openspeak.voice.relay.domain.Redial;
import io.openspeak.voice.routing.domain.QueueLimits;
import io.openspeak.voice.routing.domain.Router;
import io.openspeak.voice.routing.domain.Ticker;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;

/** Opens links to other pods, each on one of the event loops of voice itself, so that a frame changes threads once at most. */
@ApplicationScoped
public class GrpcRelayDialer implements RelayDialer {

    private final VertxInternal vertx;
    private final LinkParts parts;

    /** What links share. */
    record LinkParts(
            PodId self,
            Router router,
            RelayCounters counters,
            PeerConnections connections,
            CallCredentials credentials,
            RelaySettings settings,
            Redial redial,
            QueueLimits queue,
            int sendBufferBytes,
            Ticker ticker,
            ChannelFactory<? extends Channel> sockets) {}

    public GrpcRelayDialer(
            Vertx vertx,
            PodId self,
            Router router,
            RelayCounters counters,
            PeerConnections connections,
            ServiceCredentials credentials,
            RelaySettings settings,
            VoiceSettings voice,
            Ticker ticker) {
        this.vertx = (VertxInternal) vertx;
        parts = new LinkParts(
                self,
                router,
                counters,
                connections,
                credentials,
                settings,
                new Redial(settings.longestRedial().dividedBy(20), settings.longestRedial()),
                new QueueLimits(voice.maxPacketAge(), settings.maxQueuedFrames(), settings.maxQueuedBytes()),
                voice.sendBufferBytes(),
                ticker,
                this.vertx.transport().channelFactory(false));
    }

    @Override
    public RelayLink dial(Node node) {
        GrpcRelayLink link = new GrpcRelayLink(node, vertx.getEventLoopGroup().next(), parts);
        link.start();
        return link;
    }
}

package io.openspeak.voice.relay.grpc;

import io.grpc.Channel;
import io.openspeak.platform.identity.PodId;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Connections to other pods on which a {@code Relay} stream stands, so that it is known who is at their other end. */
@Singleton
final class PeerConnections {

    private final Map<PodId, Channel> open = new ConcurrentHashMap<>();

    void opened(PodId pod, Channel connection) {
        open.put(pod, connection);
    }

    /** It is not the way to that pod any more, unless another one has taken its place already. */
    void lost(PodId pod, Channel connection) {
        open.remove(pod, connection);
    }

    Optional<Channel> to(PodId pod) {
        return Optional.ofNullable(open.get(pod));
    }
}

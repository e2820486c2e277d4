package io.openspeak.voice.stream.websocket;

import io.openspeak.platform.identity.tokens.TokenVerifier;
import io.openspeak.platform.websocket.Admission;
import io.openspeak.platform.websocket.Credentials;
import io.openspeak.platform.websocket.Origins;
import io.openspeak.platform.websocket.Upgrade;
import io.openspeak.platform.websocket.Wire;
import io.openspeak.voice.loop.EventLoops;
import io.openspeak.voice.loop.KernelBuffer;
import io.openspeak.voice.stream.VoiceStreams;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** {@code /voice}: each binary message is one {@code OpenVoiceRequest} or {@code OpenVoiceResponse}. */
@Singleton
public class VoiceSocketRoute {

    private static final String PATH = "/voice";

    private final SocketParts parts;
    private final EventLoops loops;
    private final KernelBuffer kernel;
    private final TurnMessages messages = new TurnMessages();
    private final Upgrade upgrade;

    public VoiceSocketRoute(
            VoiceStreams streams,
            TokenVerifier verifier,
            VoiceSocketSettings limits,
            SocketMetrics metrics,
            EventLoops loops,
            KernelBuffer kernel,
            Clock clock) {
        Admission admission = new Admission(
                new Admission.Limits(
                        limits.maxConnections(), limits.maxUnauthenticated(), limits.connectionsPerSecond()),
                clock);
        parts = new SocketParts(streams, verifier, admission, limits, metrics, clock);
        this.loops = loops;
        this.kernel = kernel;
        upgrade = new Upgrade(Optional::empty, new Origins(limits.origins().orElse(Set.of())), admission, this::begin);
    }

    void register(@Observes Router router) {
        upgrade.register(router, PATH);
    }

    private void begin(Wire wire, HttpServerRequest request) {
        SocketLink link = new SocketLink(
                wire,
                kernel,
                messages.current(),
                parts.metrics(),
                parts.limits().closeWait());
        new VoiceSocket(parts, wire, link, loops.current()).begin(token(request));
    }

    /** None of the query: addresses end in logs, and browsers can bring it otherwise. */
    private static Optional<String> token(HttpServerRequest request) {
        return Credentials.header(request).or(() -> Credentials.subProtocol(request));
    }
}

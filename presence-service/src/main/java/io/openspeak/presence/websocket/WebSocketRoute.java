package io.openspeak.presence.websocket;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.identity.tokens.TokenVerifier;
import io.openspeak.platform.websocket.Admission;
import io.openspeak.platform.websocket.Credentials;
import io.openspeak.platform.websocket.Origins;
import io.openspeak.platform.websocket.Upgrade;
import io.openspeak.platform.websocket.Wire;
import io.openspeak.presence.WebSocketMetrics;
import io.openspeak.presence.rooms.RoomSettings;
import io.openspeak.presence.session.SessionServices;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** {@code /ws}. Stands on Vert.x itself, which alone shows what is unsent (docs/adr/0019). */
@Singleton
public class WebSocketRoute {

    private static final String PATH = "/ws";

    private final SocketServices services;
    private final Upgrade upgrade;

    public WebSocketRoute(
            SessionServices sessions,
            TokenVerifier verifier,
            WebSocketSettings limits,
            RoomSettings rooms,
            WebSocketMetrics metrics,
            Vertx vertx,
            Clock clock) {
        Admission admission = new Admission(
                new Admission.Limits(
                        limits.maxConnections(), limits.maxUnauthenticated(), limits.connectionsPerSecond()),
                clock);
        services = new SocketServices(sessions, verifier, admission, limits, rooms, metrics, vertx, clock);
        upgrade = new Upgrade(this::shut, new Origins(limits.origins().orElse(Set.of())), admission, this::begin);
    }

    void register(@Observes Router router) {
        upgrade.register(router, PATH);
    }

    private Optional<Reason> shut() {
        return services.times().enabled() ? Optional.empty() : Optional.of(Reason.PRESENCE_DISABLED);
    }

    private void begin(Wire wire, HttpServerRequest request) {
        Dialect dialect = Dialect.of(request, wire.socket().subProtocol());
        new Socket(services, wire, dialect).begin(token(request));
    }

    /** Existing clients use the query. */
    private static Optional<String> token(HttpServerRequest request) {
        return Credentials.header(request)
                .or(() -> Credentials.subProtocol(request))
                .or(() -> Credentials.query(request));
    }
}

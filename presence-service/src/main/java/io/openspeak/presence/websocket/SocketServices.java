package io.openspeak.presence.websocket;

import io.openspeak.platform.identity.tokens.TokenVerifier;
import io.openspeak.platform.websocket.Admission;
import io.openspeak.presence.PresenceSettings;
import io.openspeak.presence.WebSocketMetrics;
import io.openspeak.presence.rooms.RoomSettings;
import io.openspeak.presence.session.SessionServices;
import io.vertx.core.Vertx;
import java.time.Clock;

/** What the WebSockets of a pod have in common. */
record SocketServices(
        SessionServices sessions,
        TokenVerifier verifier,
        Admission admission,
        WebSocketSettings limits,
        RoomSettings rooms,
        WebSocketMetrics metrics,
        Vertx vertx,
        Clock clock) {

    PresenceSettings times() {
        return sessions.settings();
    }
}

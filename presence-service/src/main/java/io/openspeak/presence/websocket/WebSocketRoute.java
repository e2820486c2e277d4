package io.openspeak.presence.websocket;

import io.netty.channel.ChannelHandlerContext;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.identity.tokens.TokenVerifier;
import io.openspeak.presence.WebSocketMetrics;
import io.openspeak.presence.rooms.RoomSettings;
import io.openspeak.presence.session.SessionServices;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** {@code /ws}: lets in who may connect at all. Stands on Vert.x itself, which alone shows what is unsent (docs/adr/0019). */
@Singleton
public class WebSocketRoute {

    private static final String PATH = "/ws";
    private static final int UPGRADE_REQUIRED = 426;

    private final SocketServices services;
    private final Origins origins;

    public WebSocketRoute(
            SessionServices sessions,
            TokenVerifier verifier,
            Admission admission,
            WebSocketSettings limits,
            RoomSettings rooms,
            WebSocketMetrics metrics,
            Vertx vertx,
            Clock clock) {
        services = new SocketServices(sessions, verifier, admission, limits, rooms, metrics, vertx, clock);
        origins = new Origins(limits.origins().orElse(Set.of()));
    }

    void register(@Observes Router router) {
        router.get(PATH)
                .handler(this::connect)
                // Quarkus' own answer to a failure logs the query, and so the token.
                .failureHandler(
                        request -> answer(request, Reason.INTERNAL_ERROR.kind().httpStatus()));
    }

    private void connect(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!request.headers().contains(HttpHeaders.UPGRADE, "websocket", true)) {
            answer(context, UPGRADE_REQUIRED);
        } else if (!services.times().enabled()) {
            answer(context, Reason.PRESENCE_DISABLED.kind().httpStatus());
        } else if (!origins.permit(request.getHeader(HttpHeaders.ORIGIN), request.getHeader(HttpHeaders.HOST))) {
            answer(context, Reason.FORBIDDEN.kind().httpStatus());
        } else if (!services.admission().enter()) {
            answer(context, Reason.UNAVAILABLE.kind().httpStatus());
        } else {
            Optional<String> token = Credentials.token(request);
            // What is unsent is counted there, and what is not read is cut: only the channel itself can do both.
            ChannelHandlerContext wire = ((ConnectionBase) request.connection()).channelHandlerContext();
            request.toWebSocket()
                    .onSuccess(socket -> begin(socket, wire, request, token))
                    .onFailure(noHandshake -> services.admission().left(false));
        }
    }

    private void begin(
            ServerWebSocket socket, ChannelHandlerContext wire, HttpServerRequest request, Optional<String> token) {
        new Socket(services, socket, wire, Credentials.dialect(request, socket.subProtocol())).begin(token);
    }

    private static void answer(RoutingContext context, int status) {
        if (!context.response().ended()) {
            context.response().setStatusCode(status).end();
        }
    }
}

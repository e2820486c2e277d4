package io.openspeak.presence.websocket;

import io.openspeak.platform.websocket.WebSocketOptions;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What the HTTP server must know of WebSockets. */
@ApplicationScoped
public class ServerOptions implements HttpServerOptionsCustomizer {

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        customize(options);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customize(options);
    }

    private static void customize(HttpServerOptions options) {
        WebSocketOptions.speak(options, List.of(Dialect.OPENSPEAK.subProtocol(), Dialect.COLINK.subProtocol()));
    }
}

package io.openspeak.presence.websocket;

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

    /** A frame is made once for all, and a connection must cost little: compression would need a state of its own for each. */
    private static void customize(HttpServerOptions options) {
        options.setWebSocketSubProtocols(List.of(Credentials.OPENSPEAK, Credentials.COLINK))
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false);
    }
}

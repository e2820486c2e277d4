package io.openspeak.voice.stream.websocket;

import io.openspeak.platform.websocket.WebSocketOptions;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What the HTTP server must know of {@code /voice}. */
@ApplicationScoped
public class VoiceSocketOptions implements HttpServerOptionsCustomizer {

    private static final String SUB_PROTOCOL = "openspeak.voice.v1";

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        WebSocketOptions.speak(options, List.of(SUB_PROTOCOL));
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customizeHttpServer(options);
    }
}

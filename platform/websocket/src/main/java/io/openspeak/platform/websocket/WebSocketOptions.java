package io.openspeak.platform.websocket;

import io.vertx.core.http.HttpServerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the HTTP server must know of WebSockets. */
public final class WebSocketOptions {

    private WebSocketOptions() {}

    /**
     * Adds sub-protocols that the server speaks; one that is first here is preferred. A frame is made once for all, and a connection must
     * cost little: compression, which would need a state of its own for each, is switched off.
     */
    public static void speak(HttpServerOptions options, List<String> subProtocols) {
        List<String> all = new ArrayList<>(
                Optional.ofNullable(options.getWebSocketSubProtocols()).orElse(List.of()));
        all.addAll(subProtocols);
        options.setWebSocketSubProtocols(all)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false);
    }
}

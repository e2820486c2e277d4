package io.openspeak.voice.voiceping.websocket;

import io.openspeak.platform.websocket.Credentials;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a VoicePing client says before the WebSocket opens: its token and device, in headers or as sub-protocols. */
final class Handshake {

    static final String NO_TOKEN = "No token came: it goes into the header 'token' or 'voicepingtoken', or is the first sub-protocol.";

    private static final String SUB_PROTOCOL = "Sec-WebSocket-Protocol";

    private Handshake() {}

    static boolean isWebSocket(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.UPGRADE, "websocket", true);
    }

    static Optional<String> token(HttpServerRequest request) {
        return firstOf(request, 0, "token", "voicepingtoken");
    }

    /** Empty text: it does not say. */
    static String device(HttpServerRequest request) {
        return firstOf(request, 1, "device_id", "deviceid").orElse("");
    }

    private static Optional<String> firstOf(HttpServerRequest request, int protocol, String... headers) {
        return Stream.of(headers)
                .map(name -> header(request, name))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> Credentials.offered(request).skip(protocol).findFirst())
                .filter(value -> !value.isEmpty());
    }

    private static Optional<String> header(HttpServerRequest request, String name) {
        @Nullable String value = request.getHeader(name);
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Browsers want to be answered with a sub-protocol that they named: the first one, as VoicePing's own server does. */
    static void answerSubProtocol(HttpServerRequest request) {
        List<String> offered = Credentials.offered(request).toList();
        if (!offered.isEmpty()) {
            request.response().putHeader(SUB_PROTOCOL, offered.getFirst());
        }
    }
}

package io.openspeak.platform.websocket;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a request to connect may carry its token; each path says which of these it takes. */
public final class Credentials {

    private static final String BEARER = "Bearer ";
    private static final String BEARER_PROTOCOL = "openspeak.bearer.";

    private Credentials() {}

    /** The token of the header. */
    public static Optional<String> header(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()));
    }

    /** The token of a sub-protocol, the one place where browsers can put it beside the query. */
    public static Optional<String> subProtocol(HttpServerRequest request) {
        return offered(request)
                .filter(offered -> offered.startsWith(BEARER_PROTOCOL))
                .map(offered -> offered.substring(BEARER_PROTOCOL.length()))
                .findFirst();
    }

    /** The token of the query: for clients that know no other way, since addresses end in logs. */
    public static Optional<String> query(HttpServerRequest request) {
        return Optional.ofNullable(request.getParam("token"));
    }

    /** Sub-protocols as the client names them, in its order. */
    public static Stream<String> offered(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("Sec-WebSocket-Protocol")).stream()
                .flatMap(offered -> Arrays.stream(offered.split(",", -1)))
                .map(String::strip);
    }
}

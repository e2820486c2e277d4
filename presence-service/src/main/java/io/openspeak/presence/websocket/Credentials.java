package io.openspeak.presence.websocket;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a request to connect may carry its token, and how it says which dialect it wants. */
final class Credentials {

    /** Sub-protocol of clients that say hello. */
    static final String OPENSPEAK = "openspeak.v2";

    /** Sub-protocol of CoLink's clients that bring their token in another one: browsers want to be answered with one that they named. */
    static final String COLINK = "colink.v1";

    private static final String BEARER = "Bearer ";
    private static final String BEARER_PROTOCOL = "openspeak.bearer.";
    private static final String PROTOCOL_PARAMETER = "protocol";
    private static final String NEW = "2";

    private Credentials() {}

    /** The token: of the header, of a sub-protocol, or of the query, which existing clients use. */
    static Optional<String> token(HttpServerRequest request) {
        return header(request).or(() -> subProtocol(request)).or(() -> Optional.ofNullable(request.getParam("token")));
    }

    private static Optional<String> header(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()));
    }

    private static Optional<String> subProtocol(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("Sec-WebSocket-Protocol")).stream()
                .flatMap(offered -> Arrays.stream(offered.split(",", -1)))
                .map(String::strip)
                .filter(offered -> offered.startsWith(BEARER_PROTOCOL))
                .map(offered -> offered.substring(BEARER_PROTOCOL.length()))
                .findFirst();
    }

    /** What the client speaks. */
    static Dialect dialect(HttpServerRequest request, @Nullable String subProtocol) {
        boolean asked = OPENSPEAK.equals(subProtocol) || NEW.equals(request.getParam(PROTOCOL_PARAMETER));
        return asked ? Dialect.OPENSPEAK : Dialect.COLINK;
    }
}

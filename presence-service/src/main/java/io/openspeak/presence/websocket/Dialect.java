package io.openspeak.presence.websocket;

import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** What a client understands. */
enum Dialect {
    /** CoLink's frames as its clients have always known them, and not a field more. */
    COLINK("colink.v1"),
    /** The same with what is new: the client says hello, and is told positions, to resume from. */
    OPENSPEAK("openspeak.v2");

    private static final String PARAMETER = "protocol";
    private static final String NEW = "2";

    private final String subProtocol;

    Dialect(String subProtocol) {
        this.subProtocol = subProtocol;
    }

    /** Named by clients that bring their token in another one: browsers want to be answered with one that they named. */
    String subProtocol() {
        return subProtocol;
    }

    /** What the client speaks. */
    static Dialect of(HttpServerRequest request, @Nullable String subProtocol) {
        boolean asked = OPENSPEAK.subProtocol.equals(subProtocol) || NEW.equals(request.getParam(PARAMETER));
        return asked ? OPENSPEAK : COLINK;
    }
}

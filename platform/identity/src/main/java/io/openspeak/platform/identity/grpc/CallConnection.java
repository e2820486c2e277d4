package io.openspeak.platform.identity.grpc;

import io.grpc.Context;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/** The client's end of the call that is being answered, for streams that must know when it is gone. */
public final class CallConnection {

    static final Context.Key<HttpServerResponse> KEY = Context.key("openspeak.connection");

    private CallConnection() {}

    /**
     * Runs the action when the call's connection is closed, however that came about; to be called once a call. gRPC itself tells
     * of cancelled calls only: a client whose process or network died would stay until it is found silent.
     */
    public static void onGone(Runnable action) {
        @Nullable HttpServerResponse response = KEY.get();
        if (response == null) {
            throw new IllegalStateException("only the thread that begins a call knows its connection");
        }
        if (response.closed()) {
            action.run();
        } else {
            response.closeHandler(closed -> action.run());
        }
    }
}

package io.openspeak.presence.grpc;

import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;

/** The client's end of the call that is being begun. */
final class Peer {

    private Peer() {}

    /**
     * Runs the action when the call's connection is closed, however that came about. gRPC itself tells of cancelled calls only: a
     * client whose process or network died would stay until it is found silent.
     */
    static void onGone(Runnable action) {
        // Quarkus leaves the HTTP request on the context while it begins a call.
        RoutingContext request = Vertx.currentContext().getLocal(RoutingContext.class.getName());
        request.response().closeHandler(closed -> action.run());
    }
}

package io.openspeak.platform.identity.grpc;

import io.grpc.Context;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.IpAddress;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the call that is being answered comes from, over gRPC and over REST alike, for the edges of a service. */
public final class CallerAddress {

    static final Context.Key<IpAddress> KEY = Context.key("openspeak.caller-address");

    private CallerAddress() {}

    /**
     * The caller's address; empty if there is none to be known (a Unix socket, or a proxy that hides it). With
     * {@code quarkus.http.proxy.*} set it is what a trusted proxy says.
     */
    public static Optional<IpAddress> current() {
        return Optional.ofNullable(KEY.get());
    }

    /** The address that an HTTP request comes from. */
    static @Nullable IpAddress of(RoutingContext request) {
        @Nullable SocketAddress remote = request.request().remoteAddress();
        if (remote == null || remote.host() == null) {
            return null;
        }
        try {
            return new IpAddress(remote.host());
        } catch (Refusal notAnAddress) {
            // RFC 7239 lets a proxy say "unknown" or a name of its own.
            return null;
        }
    }
}

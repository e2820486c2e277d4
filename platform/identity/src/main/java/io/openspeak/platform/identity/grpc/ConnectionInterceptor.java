package io.openspeak.platform.identity.grpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.quarkus.grpc.GlobalInterceptor;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.Prioritized;
import org.jspecify.annotations.Nullable;

/**
 * Notes the connection and the address of each call's client, for {@link CallConnection} and {@link CallerAddress}, feels its {@link Pulse} and
 * keeps its calls from harming each other ({@link StreamIsolation}).
 */
@GlobalInterceptor
@ApplicationScoped
public class ConnectionInterceptor implements ServerInterceptor, Prioritized {

    private static final AttributeKey<Boolean> LOOKED_AFTER =
            AttributeKey.valueOf(ConnectionInterceptor.class, "lookedAfter");

    private final Pulse pulse;

    public ConnectionInterceptor(Pulse pulse) {
        this.pulse = pulse;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        @Nullable RoutingContext request = request();
        if (request == null) {
            return next.startCall(call, headers);
        }
        lookAfter(request.request());
        Context known = Context.current()
                .withValues(CallConnection.KEY, request.response(), CallerAddress.KEY, CallerAddress.of(request));
        if (call.getMethodDescriptor().getType().clientSendsOneMessage()) {
            return Contexts.interceptCall(known, call, headers, next);
        }
        // What is begun within the context keeps it; switching to it for each message of a stream would cost voice
        // twice.
        Context before = known.attach();
        try {
            return next.startCall(call, headers);
        } finally {
            known.detach(before);
        }
    }

    private void lookAfter(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2 && request.connection() instanceof ConnectionBase connection) {
            Channel channel = connection.channel();
            if (channel.attr(LOOKED_AFTER).setIfAbsent(true) == null) {
                StreamIsolation.protect(channel);
                pulse.feel(request.connection(), channel);
            }
        }
    }

    /** Quarkus, and REST likewise, leave the HTTP request on the context while a call is begun. */
    private static @Nullable RoutingContext request() {
        io.vertx.core.@Nullable Context context = Vertx.currentContext();
        return context == null ? null : context.getLocal(RoutingContext.class.getName());
    }

    /** Outside of the other interceptors of ours, so that they may ask too. */
    @Override
    public int getPriority() {
        return 100;
    }
}

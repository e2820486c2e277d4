package io.openspeak.platform.identity.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.failures.grpc.GrpcFailures;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.Prioritized;
import org.jspecify.annotations.Nullable;

/**
 * Refuses calls whose messages are compressed, before one is read: the transport bounds what comes over the wire and not what it inflates
 * to, so that 255 kB of anybody's would become as many megabytes.
 */
@GlobalInterceptor
@ApplicationScoped
public class PlainMessagesInterceptor implements ServerInterceptor, Prioritized {

    private static final Metadata.Key<String> ENCODING =
            Metadata.Key.of("grpc-encoding", Metadata.ASCII_STRING_MARSHALLER);
    private static final String PLAIN = "identity";

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        @Nullable String encoding = headers.get(ENCODING);
        if (encoding == null || encoding.equals(PLAIN)) {
            return next.startCall(call, headers);
        }
        GrpcFailures.close(call, Refusal.invalid("Messages are not taken compressed; call without 'grpc-encoding'."));
        return new ServerCall.Listener<>() {};
    }

    /** Outside of those that cost something. */
    @Override
    public int getPriority() {
        return 95;
    }
}

package io.openspeak.platform.identity.grpc;

import com.google.protobuf.Message;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.grpc.GrpcFailures;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Refuses unary requests that break the limits of their contract before a service sees them.
 *
 * <p>Messages on client streams are checked by the stream's edge with the same {@link DeclaredLimits}: there a bad message is
 * answered in the stream and need not end it.
 */
@GlobalInterceptor
@ApplicationScoped
public class LimitsInterceptor implements ServerInterceptor {

    private final DeclaredLimits limits = new DeclaredLimits();

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        ServerCall.Listener<Q> listener = next.startCall(call, headers);
        MethodType type = call.getMethodDescriptor().getType();
        return type == MethodType.UNARY || type == MethodType.SERVER_STREAMING
                ? new Checking<>(listener, call)
                : listener;
    }

    private final class Checking<Q> extends SimpleForwardingServerCallListener<Q> {

        private final ServerCall<Q, ?> call;
        private boolean refused;

        Checking(ServerCall.Listener<Q> listener, ServerCall<Q, ?> call) {
            super(listener);
            this.call = call;
        }

        @Override
        public void onMessage(Q request) {
            try {
                if (request instanceof Message message) {
                    limits.check(message);
                }
                super.onMessage(request);
            } catch (Failure broken) {
                refused = true;
                GrpcFailures.close(call, broken);
            }
        }

        @Override
        public void onHalfClose() {
            if (!refused) {
                super.onHalfClose();
            }
        }
    }
}

package io.openspeak.platform.failures.grpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.openspeak.platform.failures.Refusal;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Gives statuses that gRPC's own classes end calls with what ours have: a reason. There are two: the bare UNIMPLEMENTED of a call that a
 * service does not override, and the bare INTERNAL of a call whose request is missing, because none came or its bytes are no message.
 */
@GlobalInterceptor
@ApplicationScoped
public class BareStatusInterceptor implements ServerInterceptor {

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        return next.startCall(
                new SimpleForwardingServerCall<>(call) {
                    @Override
                    public void close(Status status, Metadata trailers) {
                        if (!trailers.keys().isEmpty()) {
                            super.close(status, trailers);
                            return;
                        }
                        switch (status.getCode()) {
                            case UNIMPLEMENTED -> GrpcFailures.close(delegate(), status.asRuntimeException());
                            case INTERNAL -> GrpcFailures.close(delegate(), unreadable(call.getMethodDescriptor()));
                            default -> super.close(status, trailers);
                        }
                    }
                },
                headers);
    }

    private static Refusal unreadable(MethodDescriptor<?, ?> rpc) {
        return Refusal.invalid(
                "The request of " + rpc.getFullMethodName() + " is missing, or its bytes are no message of its type.");
    }
}

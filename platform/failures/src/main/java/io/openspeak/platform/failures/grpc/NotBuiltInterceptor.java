package io.openspeak.platform.failures.grpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives the bare UNIMPLEMENTED, with which generated base classes close calls that a service does not override, its reason. */
@GlobalInterceptor
@ApplicationScoped
public class NotBuiltInterceptor implements ServerInterceptor {

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        return next.startCall(
                new SimpleForwardingServerCall<>(call) {
                    @Override
                    public void close(Status status, Metadata trailers) {
                        if (status.getCode() == Status.Code.UNIMPLEMENTED
                                && trailers.keys().isEmpty()) {
                            StatusRuntimeException told = GrpcFailures.toStatus(status.asRuntimeException());
                            super.close(told.getStatus(), GrpcFailures.trailers(told));
                        } else {
                            super.close(status, trailers);
                        }
                    }
                },
                headers);
    }
}

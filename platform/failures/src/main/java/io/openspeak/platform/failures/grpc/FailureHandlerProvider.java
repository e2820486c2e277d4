package io.openspeak.platform.failures.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.quarkus.grpc.ExceptionHandler;
import io.quarkus.grpc.ExceptionHandlerProvider;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes every gRPC service answer with {@link GrpcFailures}, whatever it threw. */
@ApplicationScoped
public class FailureHandlerProvider implements ExceptionHandlerProvider {

    @Override
    public <Q, A> ExceptionHandler<Q, A> createHandler(
            ServerCall.Listener<Q> listener, ServerCall<Q, A> call, Metadata metadata) {
        return new ExceptionHandler<>(listener, call, metadata) {
            @Override
            protected void handleException(Throwable thrown, ServerCall<Q, A> call, Metadata metadata) {
                GrpcFailures.close(call, thrown);
            }
        };
    }

    @Override
    public Throwable transform(Throwable thrown) {
        return GrpcFailures.toStatus(thrown);
    }
}

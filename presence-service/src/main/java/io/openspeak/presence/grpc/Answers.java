package io.openspeak.presence.grpc;

import io.grpc.stub.StreamObserver;
import io.openspeak.platform.failures.grpc.GrpcFailures;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** Sends the outcome of a unary call. */
final class Answers {

    private Answers() {}

    static <A> void send(StreamObserver<A> call, Supplier<Uni<A>> answer) {
        Uni.createFrom()
                .deferred(answer::get)
                .subscribe()
                .with(
                        item -> {
                            call.onNext(item);
                            call.onCompleted();
                        },
                        failure -> call.onError(GrpcFailures.toStatus(failure)));
    }
}

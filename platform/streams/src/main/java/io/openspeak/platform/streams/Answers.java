package io.openspeak.platform.streams;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.openspeak.platform.failures.grpc.GrpcFailures;
import io.smallrye.mutiny.Uni;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Answers calls of services that stand on grpc-java's stubs. */
public final class Answers {

    private Answers() {}

    /** Sends what comes of it; whatever it throws becomes the status of the call. */
    public static <A> void send(StreamObserver<A> call, Supplier<Uni<A>> answer) {
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

    /** Begins a long answer; what is thrown before it began becomes the status of the call. */
    public static <A> void stream(StreamObserver<A> call, Consumer<ServerCallStreamObserver<A>> begin) {
        try {
            begin.accept((ServerCallStreamObserver<A>) call);
        } catch (RuntimeException refused) {
            call.onError(GrpcFailures.toStatus(refused));
        }
    }
}

package io.openspeak.bench.load.rate;

import io.grpc.stub.StreamObserver;
import io.openspeak.client.failure.OpenSpeakException;

/** Takes the answer of one gRPC call for its outcome. */
public final class Answer<A> implements StreamObserver<A> {

    private final Calls.Outcome outcome;

    public Answer(Calls.Outcome outcome) {
        this.outcome = outcome;
    }

    @Override
    public void onNext(A answer) {
        // What it says does not matter to the clock.
    }

    @Override
    public void onError(Throwable thrown) {
        outcome.ended(OpenSpeakException.of(thrown).reason());
    }

    @Override
    public void onCompleted() {
        outcome.ended(null);
    }
}

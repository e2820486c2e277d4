package io.openspeak.client.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.stub.StreamObserver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Server side of one stream, of which the test speaks every word. */
public final class ScriptedStream<Q, A> implements StreamObserver<Q> {

    private static final int PATIENCE_SECONDS = 30;

    private final StreamObserver<A> answers;
    private final BlockingQueue<Q> heard = new LinkedBlockingQueue<>();
    private final CountDownLatch clientEnded = new CountDownLatch(1);
    private volatile boolean broken;

    ScriptedStream(StreamObserver<A> answers) {
        this.answers = answers;
    }

    public Q next() {
        try {
            Q message = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(message).as("a message of the client").isNotNull();
            return message;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public void say(A message) {
        answers.onNext(message);
    }

    public void end() {
        answers.onCompleted();
    }

    public void fail(Throwable thrown) {
        answers.onError(thrown);
    }

    /** Waits until the client is gone; true: without having ended its side. */
    public boolean awaitClientGone() {
        try {
            assertThat(clientEnded.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("the client ended the stream")
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return broken;
    }

    @Override
    public void onNext(Q message) {
        heard.add(message);
    }

    @Override
    public void onError(Throwable thrown) {
        broken = true;
        clientEnded.countDown();
    }

    @Override
    public void onCompleted() {
        clientEnded.countDown();
        answers.onCompleted();
    }
}

package io.openspeak.presence.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * What is to be sent on a stream: at once while the transport takes it, else queued up to a bound. Many threads may send; the
 * transport sees one at a time.
 */
final class Outbox<T> {

    private final ServerCallStreamObserver<T> stream;
    private final int bound;
    private final Runnable overflow;
    private final Queue<T> unsent = new ArrayDeque<>();
    private boolean ended;

    /** @param overflow what to do, once, when more than {@code bound} messages wait */
    Outbox(ServerCallStreamObserver<T> stream, int bound, Runnable overflow) {
        this.stream = stream;
        this.bound = bound;
        this.overflow = overflow;
        stream.setOnReadyHandler(this::drain);
    }

    void send(T message) {
        if (overflows(message)) {
            // Outside of the lock: ending a stream takes other locks, whose holders may be sending here.
            overflow.run();
        }
    }

    private synchronized boolean overflows(T message) {
        if (ended) {
            return false;
        }
        unsent.add(message);
        drain();
        boolean tooMany = unsent.size() > bound;
        if (tooMany) {
            unsent.clear();
        }
        return tooMany;
    }

    /** Sends a last message, whether or not the transport is ready, and completes the stream. */
    synchronized void complete(T last) {
        if (!ended) {
            ended = true;
            stream.onNext(last);
            stream.onCompleted();
        }
    }

    /** Ends the stream with a failure. */
    synchronized void fail(Throwable status) {
        if (!ended) {
            ended = true;
            stream.onError(status);
        }
    }

    /** Completes the stream without a word, when its client has gone or said goodbye. */
    synchronized void complete() {
        if (!ended) {
            ended = true;
            stream.onCompleted();
        }
    }

    /** Forgets everything: the transport has ended the call. */
    synchronized void drop() {
        ended = true;
        unsent.clear();
    }

    private synchronized void drain() {
        while (!ended && !unsent.isEmpty() && stream.isReady()) {
            stream.onNext(unsent.remove());
        }
    }
}

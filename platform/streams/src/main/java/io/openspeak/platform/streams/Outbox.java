package io.openspeak.platform.streams;

import io.grpc.stub.ServerCallStreamObserver;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.ToLongFunction;

/**
 * What is to be sent on a stream: at once while the transport takes it, else queued up to a bound. Many threads may send; the
 * transport sees one at a time.
 */
public final class Outbox<T> {

    private static final System.Logger LOG = System.getLogger(Outbox.class.getName());

    private final ServerCallStreamObserver<T> stream;
    private final long bound;
    private final ToLongFunction<T> weight;
    private final Runnable overflow;
    private final Queue<T> unsent = new ArrayDeque<>();
    private long waiting;
    private boolean lost;
    private boolean ended;
    private volatile Runnable ready = () -> {};

    /**
     * @param bound most that may wait, in what {@code weight} says
     * @param overflow what to do, once, when more waits
     */
    public Outbox(ServerCallStreamObserver<T> stream, long bound, ToLongFunction<T> weight, Runnable overflow) {
        this.stream = stream;
        this.bound = bound;
        this.weight = weight;
        this.overflow = overflow;
        stream.setOnReadyHandler(() -> {
            drain();
            // Outside of the lock: who has more to send takes other locks first.
            ready.run();
        });
    }

    /** What to do whenever the transport may take more. */
    public void whenReady(Runnable action) {
        ready = action;
    }

    /** True while the transport takes more and nothing waits. */
    public synchronized boolean takesMore() {
        return !ended && unsent.isEmpty() && stream.isReady();
    }

    /** True if all that was to be sent was given to the transport. */
    public synchronized boolean sentAll() {
        return unsent.isEmpty() && !lost;
    }

    /** Sends, now or when the transport takes it. */
    public void send(T message) {
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
        waiting += weight.applyAsLong(message);
        drain();
        boolean tooMuch = waiting > bound;
        if (tooMuch) {
            forget();
        }
        return tooMuch;
    }

    /** Sends a last message, whether or not the transport is ready, and completes the stream; what waits is not sent. */
    public synchronized void complete(T last) {
        end(() -> {
            stream.onNext(last);
            stream.onCompleted();
        });
    }

    /** Ends the stream with a failure. */
    public synchronized void fail(Throwable status) {
        end(() -> stream.onError(status));
    }

    /** Completes the stream without a word, when its client has gone or said goodbye. */
    public synchronized void complete() {
        end(stream::onCompleted);
    }

    private void end(Runnable how) {
        if (!ended) {
            ended = true;
            try {
                how.run();
            } catch (IllegalStateException closed) {
                // As for a message: whoever ends it has more to do.
                LOG.log(Level.DEBUG, "stream_closed_before_its_end", closed);
            }
        }
    }

    /** Forgets everything: the transport has ended the call. */
    public synchronized void drop() {
        ended = true;
        forget();
    }

    private synchronized void drain() {
        while (!ended && !unsent.isEmpty() && stream.isReady()) {
            T next = unsent.remove();
            waiting -= weight.applyAsLong(next);
            give(next);
        }
    }

    private void give(T message) {
        try {
            stream.onNext(message);
        } catch (IllegalStateException closed) {
            // The client went at this moment, which the call is told next. Who sends has others to tell, too.
            LOG.log(Level.DEBUG, "stream_closed_under_sender", closed);
            lost = true;
            drop();
        }
    }

    private void forget() {
        lost |= !unsent.isEmpty();
        unsent.clear();
        waiting = 0;
    }
}

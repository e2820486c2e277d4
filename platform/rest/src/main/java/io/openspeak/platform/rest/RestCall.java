package io.openspeak.platform.rest;

import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A unary call that came over REST, as interceptors and the service see it; keeps the one answer until the call is closed. */
final class RestCall<Q, A> extends ServerCall<Q, A> {

    /** Who wants to know how a call ended. */
    interface Ending<A> {
        void ended(Status status, Metadata trailers, @Nullable A answer);
    }

    private final MethodDescriptor<Q, A> method;
    private final Runnable wanted;
    private final Ending<A> ending;
    private final AtomicBoolean requested = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean cancelled;
    private volatile @Nullable A answer;

    /**
     * A call of that method.
     *
     * @param wanted runs once, when the call has been let in and wants its request
     */
    RestCall(MethodDescriptor<Q, A> method, Runnable wanted, Ending<A> ending) {
        this.method = method;
        this.wanted = wanted;
        this.ending = ending;
    }

    @Override
    public void request(int messages) {
        if (requested.compareAndSet(false, true)) {
            wanted.run();
        }
    }

    @Override
    public void sendHeaders(Metadata headers) {}

    @Override
    public void sendMessage(A message) {
        answer = message;
    }

    @Override
    public void close(Status status, Metadata trailers) {
        if (closed.compareAndSet(false, true)) {
            ending.ended(status, trailers, answer);
        }
    }

    boolean isClosed() {
        return closed.get();
    }

    void cancel() {
        cancelled = true;
        closed.set(true);
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public MethodDescriptor<Q, A> getMethodDescriptor() {
        return method;
    }
}

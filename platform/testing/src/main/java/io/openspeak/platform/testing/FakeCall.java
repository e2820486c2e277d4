package io.openspeak.platform.testing;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answering side of a call, every state of whose transport the test sets. */
public final class FakeCall<T> extends ServerCallStreamObserver<T> {

    private final List<T> taken = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();
    private boolean ready = true;
    private boolean closed;
    private boolean readyOnceWrittenTo;
    private int attempts;
    private Runnable whenReady = () -> {};

    /** It takes nothing more for now. */
    public void becomeFull() {
        ready = false;
    }

    /** It takes more again, and says so. */
    public void becomeReady() {
        ready = true;
        whenReady.run();
    }

    /** What is written to it makes it ready, on the same call stack. */
    public void becomeReadyOnceWrittenTo() {
        readyOnceWrittenTo = true;
    }

    /** The client has gone, and nobody was told yet. */
    public void close() {
        closed = true;
    }

    /** Messages that it took. */
    public List<T> taken() {
        return List.copyOf(taken);
    }

    /** How it was ended: {@code completed}, or the message of a failure. */
    public List<String> ends() {
        return List.copyOf(ends);
    }

    /** How often something was tried on it. */
    public int attempts() {
        return attempts;
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public void onNext(T message) {
        attempt();
        taken.add(message);
        if (readyOnceWrittenTo) {
            becomeReady();
        }
    }

    @Override
    public void onError(Throwable why) {
        attempt();
        ends.add(String.valueOf(why.getMessage()));
    }

    @Override
    public void onCompleted() {
        attempt();
        ends.add("completed");
    }

    private void attempt() {
        attempts++;
        if (closed) {
            throw new IllegalStateException("The stream has been closed");
        }
    }

    @Override
    public void setOnReadyHandler(Runnable action) {
        whenReady = action;
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public void setOnCancelHandler(@Nullable Runnable action) {}

    @Override
    public void setCompression(String compression) {}

    @Override
    public void setMessageCompression(boolean enable) {}

    @Override
    public void disableAutoInboundFlowControl() {}

    @Override
    public void request(int count) {}
}

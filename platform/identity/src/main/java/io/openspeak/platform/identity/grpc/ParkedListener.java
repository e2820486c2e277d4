package io.openspeak.platform.identity.grpc;

import io.grpc.ServerCall;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what happens to a call while it waits for its permission, and hands it on in order once it goes on. Little can: no message
 * comes before somebody asks for one.
 */
final class ParkedListener<Q> extends ServerCall.Listener<Q> {

    private final Queue<Consumer<ServerCall.Listener<Q>>> kept = new ArrayDeque<>();
    private ServerCall.@Nullable Listener<Q> next;

    /** Hands on to that one from now on. */
    synchronized void goOn(ServerCall.Listener<Q> listener) {
        kept.forEach(event -> event.accept(listener));
        kept.clear();
        next = listener;
    }

    private synchronized void handOn(Consumer<ServerCall.Listener<Q>> event) {
        if (next == null) {
            kept.add(event);
        } else {
            event.accept(next);
        }
    }

    @Override
    public void onMessage(Q message) {
        handOn(listener -> listener.onMessage(message));
    }

    @Override
    public void onHalfClose() {
        handOn(ServerCall.Listener::onHalfClose);
    }

    @Override
    public void onCancel() {
        handOn(ServerCall.Listener::onCancel);
    }

    @Override
    public void onComplete() {
        handOn(ServerCall.Listener::onComplete);
    }

    @Override
    public void onReady() {
        handOn(ServerCall.Listener::onReady);
    }
}

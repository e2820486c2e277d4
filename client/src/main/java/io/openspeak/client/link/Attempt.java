package io.openspeak.client.link;

import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.openspeak.client.call.Address;
import io.openspeak.client.failure.OpenSpeakException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One stream of a link, from its hello to its end; it never lives again. */
final class Attempt<Q, A> implements ClientResponseObserver<Q, A> {

    /** Who started it. */
    interface Owner<Q, A> {
        boolean owns(Attempt<Q, A> attempt);

        Heard hear(A message, boolean live);

        void welcomed(Attempt<Q, A> attempt);

        /** The server asks to go elsewhere; the stream goes on for a moment. */
        void leave(Attempt<Q, A> attempt, CloseReason why);

        void ended(Attempt<Q, A> attempt, CloseReason why, @Nullable OpenSpeakException failure);

        void writable(Attempt<Q, A> attempt);
    }

    private static final System.Logger LOG = System.getLogger(Attempt.class.getName());

    private final Owner<Q, A> owner;
    private final Address address;
    private final ReentrantLock sending = new ReentrantLock();
    private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    private volatile @Nullable ClientCallStreamObserver<Q> requests;
    private volatile boolean live;
    private volatile long lastHeard = System.nanoTime();
    private volatile long liveSince;

    Attempt(Owner<Q, A> owner, Address address) {
        this.owner = owner;
        this.address = address;
    }

    Address address() {
        return address;
    }

    void start(StreamProtocol<Q, A> protocol, Channel channel) {
        protocol.start(channel, this);
        Q hello = protocol.hello();
        if (hello != null) {
            send(hello);
        }
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<Q> requestStream) {
        requests = requestStream;
        requestStream.setOnReadyHandler(() -> owner.writable(this));
    }

    @Override
    public void onNext(A message) {
        lastHeard = System.nanoTime();
        if (!owner.owns(this)) {
            return;
        }
        switch (owner.hear(message, live)) {
            case Heard.Welcome(Duration silence) -> {
                liveSince = System.nanoTime();
                live = true;
                watchSilence(silence);
                owner.welcomed(this);
            }
            case Heard.Leave(CloseReason reason) -> owner.leave(this, reason);
            case Heard.Closing(CloseReason reason) -> owner.ended(this, reason, refusal(reason));
            case Heard.OutOfPlace(String what) ->
                owner.ended(this, CloseReason.PROTOCOL_ERROR, OpenSpeakException.refused("protocol_error", what));
            case Heard.Content ignored -> {}
        }
    }

    static OpenSpeakException refusal(CloseReason reason) {
        return OpenSpeakException.refused(reason.name().toLowerCase(Locale.ROOT), "the server ended the stream");
    }

    @Override
    public void onError(Throwable thrown) {
        done.complete(null);
        owner.ended(this, CloseReason.of(Status.fromThrowable(thrown).getCode()), OpenSpeakException.of(thrown));
    }

    @Override
    public void onCompleted() {
        done.complete(null);
        owner.ended(this, CloseReason.CONNECTION_LOST, OpenSpeakException.unavailable("the server ended the stream"));
    }

    boolean isLive() {
        return live;
    }

    boolean livedFor(Duration time) {
        return live && System.nanoTime() - liveSince >= time.toNanos();
    }

    /** Does something once the server's side has ended, however it did. */
    void whenDone(Runnable act) {
        done.thenRun(act);
    }

    boolean isReady() {
        ClientCallStreamObserver<Q> stream = requests;
        return stream != null && stream.isReady();
    }

    /** False: the stream has ended. gRPC streams take messages from one thread at a time, hence the lock. */
    boolean send(Q message) {
        ClientCallStreamObserver<Q> stream = requests;
        if (stream == null) {
            return false;
        }
        sending.lock();
        try {
            stream.onNext(message);
            return true;
        } catch (IllegalStateException e) {
            return false; // Cancelled or half-closed meanwhile; how it ended is told elsewhere.
        } finally {
            sending.unlock();
        }
    }

    /** Says that nothing more comes from here; the future completes when the server has ended its side. */
    CompletableFuture<@Nullable Void> halfClose() {
        ClientCallStreamObserver<Q> stream = requests;
        if (stream == null) {
            done.complete(null);
            return done;
        }
        sending.lock();
        try {
            stream.onCompleted();
        } catch (IllegalStateException e) {
            done.complete(null);
        } finally {
            sending.unlock();
        }
        return done;
    }

    /** Ends this side, with a last word if there is one, and waits a moment for the server to have taken it. */
    void part(@Nullable Q farewell, Duration patience) {
        if (farewell != null) {
            send(farewell);
        }
        try {
            halfClose().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.DEBUG, "the server did not end the stream in time");
        }
    }

    void cancel(String why) {
        ClientCallStreamObserver<Q> stream = requests;
        if (stream != null) {
            stream.cancel(why, null);
        }
    }

    private void watchSilence(Duration allowed) {
        if (allowed.isPositive()) {
            Timers.after(allowed, () -> checkSilence(allowed));
        }
    }

    private void checkSilence(Duration allowed) {
        if (!owner.owns(this)) {
            return;
        }
        Duration left = allowed.minusNanos(System.nanoTime() - lastHeard);
        if (left.isPositive()) {
            Timers.after(left, () -> checkSilence(allowed));
        } else {
            owner.ended(
                    this,
                    CloseReason.SILENT,
                    OpenSpeakException.unavailable("nothing heard for " + allowed.toMillis() + " ms"));
        }
    }
}

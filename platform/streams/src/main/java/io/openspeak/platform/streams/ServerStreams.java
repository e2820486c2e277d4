package io.openspeak.platform.streams;

import io.grpc.stub.ServerCallStreamObserver;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.failures.grpc.GrpcFailures;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.grpc.CallConnection;
import io.openspeak.platform.revocation.LiveCalls;
import io.openspeak.platform.stopping.GradualClose;
import io.openspeak.platform.stopping.LastingConnections;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToLongFunction;

/** Opens long answers, each of which ends with its client's connection, with its token, or when the client reads too slowly. */
@ApplicationScoped
public class ServerStreams {

    /** A stream may outlive its token by this much: the client signs in anew and resumes. */
    public static final Duration TOKEN_GRACE = Duration.ofSeconds(60);

    private final Vertx vertx;
    private final Clock clock;
    private final LiveCalls live;
    private final Set<ServerStream<?>> open = ConcurrentHashMap.newKeySet();

    public ServerStreams(Vertx vertx, Clock clock, LiveCalls live) {
        this.vertx = vertx;
        this.clock = clock;
        this.live = live;
    }

    /** How much of what may wait for a slow reader. */
    public record Bound<T>(long most, ToLongFunction<T> weight) {}

    /**
     * Opens the answer to a call that is being begun, on the context of that call.
     *
     * @param ended what to do, once, when it ends in whatever way; on any thread, perhaps before this returns
     */
    public <T> ServerStream<T> open(ServerCallStreamObserver<T> call, Caller caller, Bound<T> bound, Runnable ended) {
        ServerStream<T> stream = new ServerStream<>(call, bound, ended);
        stream.endWith(timer(caller.expiresAt().plus(TOKEN_GRACE), () -> stream.fail(signInAgain("has ended"))));
        LiveCalls.Registration registration = live.register(caller, () -> stream.fail(signInAgain("was revoked")));
        stream.endWith(registration::close);
        open.add(stream);
        stream.endWith(() -> open.remove(stream));
        call.setOnCancelHandler(stream::gone);
        CallConnection.onGone(stream::gone);
        return stream;
    }

    /** Does something again and again until the stream ends. */
    public void repeat(ServerStream<?> stream, Duration every, Runnable action) {
        long timer = vertx.setPeriodic(Math.max(1, every.toMillis()), tick -> action.run());
        stream.endWith(() -> vertx.cancelTimer(timer));
    }

    private Runnable timer(Instant due, Runnable action) {
        long wait = Math.max(1, Duration.between(clock.instant(), due).toMillis());
        long timer = vertx.setTimer(wait, tick -> action.run());
        return () -> vertx.cancelTimer(timer);
    }

    /** What a pod that stops has to hand over: all of them. */
    @Produces
    @Singleton
    LastingConnections handOver() {
        return new GradualClose<>(
                () -> open,
                stream -> stream.fail(new Refusal(
                        Reason.UNAVAILABLE,
                        "This pod stops; subscribe again from your last position at another one.")));
    }

    private static Failure signInAgain(String why) {
        return new Refusal(Reason.UNAUTHORIZED, "The access token " + why + "; sign in again.");
    }

    /** A long answer to one client. */
    public static final class ServerStream<T> {

        private final Outbox<T> outbox;
        private final Runnable ended;
        private final AtomicBoolean over = new AtomicBoolean();
        private Runnable release = () -> {};

        private ServerStream(ServerCallStreamObserver<T> call, Bound<T> bound, Runnable ended) {
            this.ended = ended;
            outbox = new Outbox<>(
                    call,
                    bound.most(),
                    bound.weight(),
                    () -> fail(new Refusal(
                            Reason.SLOW_CONSUMER, "You read too slowly; subscribe again from your last position.")));
        }

        /** Sends, now or when the transport takes it. */
        public void send(T message) {
            outbox.send(message);
        }

        /** True while the transport takes more and nothing waits. */
        public boolean takesMore() {
            return outbox.takesMore();
        }

        /** What to do whenever the transport may take more. */
        public void whenReady(Runnable action) {
            outbox.whenReady(action);
        }

        /** Ends it, everything having been said; what still waits is not sent. */
        public void complete() {
            end();
            outbox.complete();
        }

        /** Ends it with a failure. */
        public void fail(Throwable failure) {
            end();
            outbox.fail(GrpcFailures.toStatus(failure));
        }

        /** True once it has ended. */
        public boolean isOver() {
            return over.get();
        }

        private void gone() {
            end();
            outbox.drop();
        }

        private void end() {
            if (over.compareAndSet(false, true)) {
                releaseAll();
                ended.run();
            }
        }

        private void endWith(Runnable more) {
            if (add(more)) {
                more.run();
            }
        }

        /** True if it is too late to add it. */
        private synchronized boolean add(Runnable more) {
            if (over.get()) {
                return true;
            }
            Runnable before = release;
            release = () -> {
                before.run();
                more.run();
            };
            return false;
        }

        private synchronized void releaseAll() {
            release.run();
        }
    }
}

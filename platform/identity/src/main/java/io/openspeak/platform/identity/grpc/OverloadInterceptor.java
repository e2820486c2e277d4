package io.openspeak.platform.identity.grpc;

import com.netflix.concurrency.limits.Limiter;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.failures.grpc.GrpcFailures;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.Prioritized;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Refuses calls while this pod has more of them in progress than it gets done.
 *
 * <p>Without it a pod that falls behind fails all calls, each after its time-out, and works for none. Streams are limited by users and
 * connections instead.
 */
@GlobalInterceptor
@ApplicationScoped
public class OverloadInterceptor implements ServerInterceptor, Prioritized {

    private static final Duration COME_BACK = Duration.ofSeconds(1);

    private final FailureLimit limit = new FailureLimit();
    private final Limiter<Void> limiter;
    private final Counter refused;

    public OverloadInterceptor(MeterRegistry metrics) {
        limiter = SimpleLimiter.newBuilder().limit(limit).build();
        refused = metrics.counter("openspeak.calls.refused.overload");
        metrics.gauge("openspeak.calls.limit", limit, FailureLimit::getLimit);
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (call.getMethodDescriptor().getType() != MethodType.UNARY) {
            return next.startCall(call, headers);
        }
        limit.at(System.nanoTime());
        Optional<Limiter.Listener> place = limiter.acquire(null);
        if (place.isEmpty()) {
            refused.increment();
            GrpcFailures.close(call, Refusal.overloaded(COME_BACK));
            return new ServerCall.Listener<>() {};
        }
        Counted<Q, A> counted = new Counted<>(call, place.get());
        try {
            return new Watched<>(next.startCall(counted, headers), counted);
        } catch (RuntimeException failed) {
            counted.leave(Limiter.Listener::onIgnore);
            throw failed;
        }
    }

    /** Within the one that knows the connection, outside of those that cost something. */
    @Override
    public int getPriority() {
        return 90;
    }

    /** A call that gives its place back when it is answered. */
    private static final class Counted<Q, A> extends SimpleForwardingServerCall<Q, A> {

        private final AtomicReference<Limiter.@Nullable Listener> place;

        Counted(ServerCall<Q, A> call, Limiter.Listener place) {
            super(call);
            this.place = new AtomicReference<>(place);
        }

        @Override
        public void close(Status status, Metadata trailers) {
            leave(
                    status.getCode() == Status.Code.UNAVAILABLE
                            ? Limiter.Listener::onDropped
                            : Limiter.Listener::onSuccess);
            super.close(status, trailers);
        }

        void leave(Consumer<Limiter.Listener> how) {
            Limiter.@Nullable Listener held = place.getAndSet(null);
            if (held != null) {
                how.accept(held);
            }
        }
    }

    /** Whoever cancels a call gives its place back. */
    private static final class Watched<Q, A> extends SimpleForwardingServerCallListener<Q> {

        private final Counted<Q, A> call;

        Watched(ServerCall.Listener<Q> listener, Counted<Q, A> call) {
            super(listener);
            this.call = call;
        }

        @Override
        public void onCancel() {
            call.leave(Limiter.Listener::onIgnore);
            super.onCancel();
        }
    }
}

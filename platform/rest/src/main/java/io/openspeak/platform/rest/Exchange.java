package io.openspeak.platform.rest;

import com.google.protobuf.Message;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.openspeak.platform.failures.Breakdown;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.FailureLog;
import io.openspeak.platform.failures.Reason;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through its RPC: it ends with the call's end, with the time that it may take, or with the client's
 * connection, whichever comes first.
 */
final class Exchange<Q, A> {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final RoutingContext request;
    private final ServerMethodDefinition<Q, A> method;
    private final Answers answers;
    private final Supplier<Message> message;
    private final Function<Message, String> written;
    /** The request's own: what the call changes there is seen by nobody else. */
    private final Context context;

    private final RestCall<Q, A> call;
    private final AtomicBoolean done = new AtomicBoolean();
    private ServerCall.Listener<Q> listener = new ServerCall.Listener<>() {};
    private long timer;

    /**
     * An exchange on the request's context.
     *
     * @param message what the client means; asked for when interceptors have let the caller in
     * @param written the answer as JSON
     */
    Exchange(
            RoutingContext request,
            ServerMethodDefinition<Q, A> method,
            Answers answers,
            Context context,
            Supplier<Message> message,
            Function<Message, String> written) {
        this.request = request;
        this.method = method;
        this.answers = answers;
        this.context = context;
        this.message = message;
        this.written = written;
        call = new RestCall<>(method.getMethodDescriptor(), this::wanted, this::closed);
    }

    /** Makes the call. */
    void begin(Duration timeout) {
        // As Quarkus does it for gRPC: interceptors and services find the request there.
        context.putLocal(RoutingContext.class.getName(), request);
        timer = context.owner().setTimer(timeout.toMillis(), late -> timedOut(timeout));
        request.addEndHandler(ended -> {
            if (ended.failed()) {
                abandon();
            }
        });
        try {
            listener = method.getServerCallHandler().startCall(call, headers());
            listener.onReady();
        } catch (RuntimeException thrown) {
            broken(thrown);
        }
    }

    /** Never within the begin of the call, which may be made from another thread: nobody listens before it has returned. */
    private void wanted() {
        context.runOnContext(now -> deliver());
    }

    private void deliver() {
        if (call.isClosed()) {
            return;
        }
        try {
            listener.onMessage(parse(message.get()));
            listener.onHalfClose();
        } catch (RuntimeException thrown) {
            broken(thrown);
        }
    }

    private void broken(RuntimeException thrown) {
        Failure failure = Failure.of(thrown);
        FailureLog.record(failure);
        breakOff(ToldFailure.of(failure));
    }

    private Metadata headers() {
        Metadata headers = new Metadata();
        for (String value : request.request().headers().getAll(HttpHeaders.AUTHORIZATION)) {
            headers.put(AUTHORIZATION, value);
        }
        return headers;
    }

    /** By way of its bytes: a service sees nothing over REST that could not have come over gRPC. */
    private Q parse(Message message) {
        try (var bytes = message.toByteString().newInput()) {
            return method.getMethodDescriptor().parseRequest(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Services may end a call from any thread and from within its own listener. */
    private void closed(Status status, Metadata trailers, @Nullable A answer) {
        context.runOnContext(now -> {
            if (finish()) {
                answer(status, trailers, answer);
                listener.onComplete();
            }
        });
    }

    private void answer(Status status, Metadata trailers, @Nullable A answer) {
        if (status.isOk() && answer instanceof Message message) {
            answers.json(request, written.apply(message));
        } else {
            answers.problem(request, ToldFailure.of(status, trailers));
        }
    }

    private void timedOut(Duration timeout) {
        Failure late = new Breakdown(
                Reason.UNAVAILABLE,
                new TimeoutException(method.getMethodDescriptor().getFullMethodName() + " took more than " + timeout));
        context.runOnContext(now -> {
            if (!done.get()) {
                FailureLog.record(late);
                breakOff(ToldFailure.of(late));
            }
        });
    }

    private void breakOff(ToldFailure failure) {
        if (finish()) {
            answers.problem(request, failure);
            call.cancel();
            listener.onCancel();
        }
    }

    /** The client is gone. */
    private void abandon() {
        context.runOnContext(now -> {
            if (finish()) {
                call.cancel();
                listener.onCancel();
            }
        });
    }

    /** True for the first who ends it. */
    private boolean finish() {
        boolean first = done.compareAndSet(false, true);
        if (first) {
            context.owner().cancelTimer(timer);
        }
        return first;
    }
}

package io.openspeak.platform.failures.grpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.openspeak.platform.failures.Refusal;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Gives statuses that gRPC's own classes end calls with what ours have: a reason. There are two: the bare UNIMPLEMENTED of a call that a
 * service does not override, and the bare INTERNAL of a call whose request is missing, because none came or its bytes are no message.
 * Refuses streams for the latter likewise, see {@link UnreadableMessages}.
 */
@GlobalInterceptor
@ApplicationScoped
public class BareStatusInterceptor implements ServerInterceptor {

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Reasoned<Q, A> reasoned = new Reasoned<>(call);
        ServerCall.Listener<Q> listener = next.startCall(reasoned, headers);
        return call.getMethodDescriptor().getType().clientSendsOneMessage()
                ? listener
                : new Readable<>(listener, reasoned);
    }

    private static Refusal unreadable(MethodDescriptor<?, ?> rpc) {
        return Refusal.invalid(
                "The request of " + rpc.getFullMethodName() + " is missing, or its bytes are no message of its type.");
    }

    private static final class Reasoned<Q, A> extends SimpleForwardingServerCall<Q, A> {

        Reasoned(ServerCall<Q, A> call) {
            super(call);
        }

        @Override
        public void close(Status status, Metadata trailers) {
            if (!trailers.keys().isEmpty()) {
                super.close(status, trailers);
                return;
            }
            switch (status.getCode()) {
                case UNIMPLEMENTED -> GrpcFailures.close(delegate(), status.asRuntimeException());
                case INTERNAL -> refuse();
                default -> super.close(status, trailers);
            }
        }

        void refuse() {
            GrpcFailures.close(delegate(), unreadable(getMethodDescriptor()));
        }
    }

    /** A stream up to the first message that can't be read. */
    private static final class Readable<Q, A> extends SimpleForwardingServerCallListener<Q> {

        private final Reasoned<Q, A> call;
        private boolean refused;

        Readable(ServerCall.Listener<Q> listener, Reasoned<Q, A> call) {
            super(listener);
            this.call = call;
        }

        @Override
        public void onMessage(@Nullable Q message) {
            if (message == null && !refused) {
                refuse();
            } else if (!refused) {
                super.onMessage(message);
            }
        }

        /** Whoever answers has to let go of what it holds, as if the client had gone; how the call ends then is not its matter. */
        private void refuse() {
            refused = true;
            try {
                call.refuse();
            } finally {
                super.onCancel();
            }
        }

        @Override
        public void onHalfClose() {
            if (!refused) {
                super.onHalfClose();
            }
        }

        @Override
        public void onCancel() {
            if (!refused) {
                super.onCancel();
            }
        }

        @Override
        public void onComplete() {
            if (!refused) {
                super.onComplete();
            }
        }
    }
}

package io.openspeak.presence.grpc;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.openspeak.platform.testing.GrpcUnderTest;
import io.openspeak.platform.testing.RawRpc;
import io.openspeak.presence.v1.OpenSessionRequest;
import io.openspeak.presence.v1.PresenceServiceGrpc;
import io.openspeak.presence.v1.SessionHello;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A session stream of a client that may send any bytes; it answers no pings. */
final class RawSession implements StreamObserver<byte[]>, AutoCloseable {

    private final ManagedChannel connection = GrpcUnderTest.connect();
    private final StreamObserver<byte[]> requests;
    private volatile @Nullable StatusRuntimeException ended;

    private RawSession(String token) {
        Channel authorized = GrpcUnderTest.with(token, connection);
        requests = ClientCalls.asyncBidiStreamingCall(
                authorized.newCall(
                        RawRpc.of(
                                PresenceServiceGrpc.getOpenSessionMethod().getFullMethodName(),
                                MethodType.BIDI_STREAMING),
                        CallOptions.DEFAULT),
                this);
    }

    /** Opens a session. */
    static RawSession open(String token) {
        RawSession session = new RawSession(token);
        session.requests.onNext(OpenSessionRequest.newBuilder()
                .setHello(SessionHello.getDefaultInstance())
                .build()
                .toByteArray());
        return session;
    }

    void sendWhatIsNoMessage() {
        requests.onNext(RawRpc.noMessage());
    }

    /** How the server ended the stream. */
    StatusRuntimeException awaitEnd() {
        return Awaitility.await().until(() -> ended, end -> end != null);
    }

    @Override
    public void onNext(byte[] response) {}

    @Override
    public void onError(Throwable thrown) {
        ended = (StatusRuntimeException) thrown;
    }

    @Override
    public void onCompleted() {}

    @Override
    public void close() {
        connection.shutdownNow();
    }
}

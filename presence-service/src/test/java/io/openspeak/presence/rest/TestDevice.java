package io.openspeak.presence.rest;

import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import io.openspeak.platform.testing.GrpcUnderTest;
import io.openspeak.platform.testing.TestTokens;
import io.openspeak.presence.v1.GetPresenceRequest;
import io.openspeak.presence.v1.Goodbye;
import io.openspeak.presence.v1.OpenSessionRequest;
import io.openspeak.presence.v1.OpenSessionResponse;
import io.openspeak.presence.v1.Pong;
import io.openspeak.presence.v1.PresenceServiceGrpc;
import io.openspeak.presence.v1.PresenceServiceGrpc.PresenceServiceBlockingStub;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.SessionHello;
import io.openspeak.presence.v1.SetPresenceStatusRequest;
import org.jspecify.annotations.Nullable;

/** A device whose user is there, as seen by the pod under test. */
final class TestDevice implements AutoCloseable, StreamObserver<OpenSessionResponse> {

    private final ManagedChannel connection = GrpcUnderTest.connect();
    private final String token;
    private final StreamObserver<OpenSessionRequest> requests;

    private TestDevice(String user) {
        token = TestTokens.trusted().of(user);
        requests = GrpcUnderTest.with(token, PresenceServiceGrpc.newStub(connection))
                .openSession(this);
        requests.onNext(OpenSessionRequest.newBuilder()
                .setHello(SessionHello.newBuilder().setDevice("mobile"))
                .build());
    }

    /** Opens a session and waits until the pod shows it. */
    static TestDevice of(String user) {
        TestDevice device = new TestDevice(user);
        await().ignoreExceptions().until(() -> device.status() == PresenceStatus.PRESENCE_STATUS_ONLINE);
        return device;
    }

    /** Claims a status and waits until the pod shows it. */
    TestDevice claiming(PresenceStatus status) {
        stub().setPresenceStatus(
                        SetPresenceStatusRequest.newBuilder().setStatus(status).build());
        await().until(() -> status() == status);
        return this;
    }

    private PresenceStatus status() {
        return stub().getMyPresence(GetPresenceRequest.getDefaultInstance()).getStatus();
    }

    private PresenceServiceBlockingStub stub() {
        return GrpcUnderTest.with(token, PresenceServiceGrpc.newBlockingStub(connection));
    }

    @Override
    public synchronized void onNext(OpenSessionResponse response) {
        if (response.hasPing()) {
            requests.onNext(OpenSessionRequest.newBuilder()
                    .setPong(Pong.newBuilder().setNonce(response.getPing().getNonce()))
                    .build());
        }
    }

    @Override
    public void onError(@Nullable Throwable ended) {}

    @Override
    public void onCompleted() {}

    @Override
    public synchronized void close() {
        requests.onNext(OpenSessionRequest.newBuilder()
                .setGoodbye(Goodbye.getDefaultInstance())
                .build());
        connection.shutdown();
    }
}

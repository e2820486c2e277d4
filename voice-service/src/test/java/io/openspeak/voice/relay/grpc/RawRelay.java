package io.openspeak.voice.relay.grpc;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.openspeak.platform.testing.GrpcUnderTest;
import io.openspeak.voice.v1.RelayRequest;
import io.openspeak.voice.v1.RelayResponse;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A stream to the pod under test in plain protobuf. */
final class RawRelay implements AutoCloseable, StreamObserver<RelayResponse> {

    private final ManagedChannel connection = GrpcUnderTest.connect();
    private final StreamObserver<RelayRequest> out;
    final List<RelayResponse> messages = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService signs = Executors.newSingleThreadScheduledExecutor();
    volatile @Nullable Status ended;

    RawRelay(String token) {
        out = GrpcUnderTest.with(token, VoiceServiceGrpc.newStub(connection)).relay(this);
    }

    synchronized void send(RelayRequest message) {
        out.onNext(message);
    }

    void say(long sentAt, VoiceFrame frame) {
        // In two messages, since protobuf would encode the frame first.
        send(RelayRequest.newBuilder().setSentAt(sentAt).build());
        send(RelayRequest.newBuilder().addFrames(frame).build());
    }

    RawRelay givingSigns() {
        signs.scheduleAtFixedRate(() -> send(RelayRequest.getDefaultInstance()), 500, 500, TimeUnit.MILLISECONDS);
        return this;
    }

    List<String> added() {
        return messages.stream()
                .flatMap(message -> message.getAddedChannelIdsList().stream())
                .toList();
    }

    List<String> removed() {
        return messages.stream()
                .flatMap(message -> message.getRemovedChannelIdsList().stream())
                .toList();
    }

    @Override
    public void onNext(RelayResponse message) {
        messages.add(message);
    }

    @Override
    public void onError(Throwable thrown) {
        ended = Status.fromThrowable(thrown);
    }

    @Override
    public void onCompleted() {
        ended = Status.OK;
    }

    @Override
    public void close() {
        signs.shutdownNow();
        connection.shutdownNow();
    }
}

package io.openspeak.bench.load.voice;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.VoiceServiceGrpc;

/** A wire over {@code OpenVoice}, with a connection of its own. */
final class GrpcWire extends ClientCall.Listener<OpenVoiceResponse> implements Line.Wire {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final Line line;
    private final ManagedChannel connection;
    private final ClientCall<OpenVoiceRequest, OpenVoiceResponse> call;
    private boolean opened;

    GrpcWire(Line line, ManagedChannel connection) {
        this.line = line;
        this.connection = connection;
        this.call = connection.newCall(VoiceServiceGrpc.getOpenVoiceMethod(), CallOptions.DEFAULT);
    }

    void start(String token) {
        Metadata headers = new Metadata();
        headers.put(AUTHORIZATION, "Bearer " + token);
        call.start(this, headers);
        call.request(Integer.MAX_VALUE);
    }

    /** One thread speaks and another answers pings, and a call bears one at a time. */
    @Override
    public synchronized boolean write(OpenVoiceRequest message) {
        if (!call.isReady()) {
            return false;
        }
        call.sendMessage(message);
        return true;
    }

    @Override
    public synchronized void close() {
        call.halfClose();
        connection.shutdown();
    }

    @Override
    public void onReady() {
        if (!opened) {
            opened = true;
            line.opened(this);
        }
    }

    @Override
    public void onMessage(OpenVoiceResponse message) {
        line.take(message);
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        line.failed(status.asRuntimeException(trailers));
    }
}

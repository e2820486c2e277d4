package io.openspeak.voice.stream.grpc;

import io.grpc.MethodDescriptor.Marshaller;
import io.openspeak.voice.v1.OpenVoiceRequest;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads what clients send. Vert.x' gRPC bridge leaves a call open, with no answer, when a marshaller throws; so garbage comes
 * out as {@link #GARBAGE}, and the call can say what is wrong.
 */
final class ClientMessages implements Marshaller<OpenVoiceRequest> {

    /** Compared by identity: an empty message from a client is another one. */
    static final OpenVoiceRequest GARBAGE = OpenVoiceRequest.newBuilder().build();

    @Override
    public OpenVoiceRequest parse(InputStream bytes) {
        try {
            return OpenVoiceRequest.parser().parseFrom(bytes);
        } catch (IOException unreadable) {
            return GARBAGE;
        }
    }

    @Override
    public InputStream stream(OpenVoiceRequest message) {
        return message.toByteString().newInput();
    }
}

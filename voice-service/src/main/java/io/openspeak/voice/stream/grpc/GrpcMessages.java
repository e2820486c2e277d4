package io.openspeak.voice.stream.grpc;

import io.openspeak.voice.routing.contract.WireFrames;
import io.openspeak.voice.routing.domain.Frame;
import io.openspeak.voice.routing.domain.Gap;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.vertx.core.buffer.Buffer;
import java.util.Collection;

/** Messages as gRPC puts them on an HTTP/2 stream. */
final class GrpcMessages {

    /** A byte for the compression (none) and four for the length. */
    private static final int PREFIX = 5;

    private GrpcMessages() {}

    /** One message with all of it. */
    static Buffer of(Collection<Gap> gaps, Collection<Frame> frames) {
        byte[] told = WireFrames.encode(gaps);
        Buffer message = begin(told.length + WireFrames.length(frames)).appendBytes(told);
        for (Frame frame : frames) {
            message.appendBytes(frame.encoded().bytes());
        }
        return message;
    }

    /** One message. */
    static Buffer of(OpenVoiceResponse response) {
        byte[] bytes = response.toByteArray();
        return begin(bytes.length).appendBytes(bytes);
    }

    private static Buffer begin(int length) {
        return Buffer.buffer(PREFIX + length).appendByte((byte) 0).appendInt(length);
    }
}

package io.openspeak.voice.routing.grpc;

import com.google.protobuf.CodedOutputStream;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.routing.domain.Frame;
import io.openspeak.voice.routing.domain.Gap;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceGap;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;

/**
 * Frames and messages as bytes. Protobuf messages that follow each other read as one: so a frame is encoded once, as an entry of
 * {@code OpenVoiceResponse.frames}, and a message to a listener is its due entries one behind the other.
 */
final class WireFrames {

    /** Of a gRPC message: a byte for the compression (none) and four for the length. */
    private static final int PREFIX = 5;

    private WireFrames() {}

    /** What listeners get of a speaker's frame: the speaker is who the server knows it to be, unknown fields are gone. */
    static byte[] encode(VoiceFrame frame, UserId speaker) {
        VoiceFrame heard = VoiceFrame.newBuilder()
                .setChannelIdBytes(frame.getChannelIdBytes())
                .setSpeakerId(speaker.value())
                .setSequence(frame.getSequence())
                .setCapturedAt(frame.getCapturedAt())
                .setFloorToken(frame.getFloorToken())
                .setOpus(frame.getOpus())
                .addAllWhisperTo(frame.getWhisperToList())
                .build();
        byte[] bytes = new byte[CodedOutputStream.computeMessageSize(OpenVoiceResponse.FRAMES_FIELD_NUMBER, heard)];
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            out.writeMessage(OpenVoiceResponse.FRAMES_FIELD_NUMBER, heard);
            out.checkNoSpaceLeft();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes;
    }

    /** One gRPC message with all of it. */
    static Buffer message(Collection<Gap> gaps, Collection<Frame> frames) {
        byte[] told = gaps.isEmpty() ? new byte[0] : gapsOnly(gaps).toByteArray();
        int length = told.length;
        for (Frame frame : frames) {
            length += frame.encoded().length;
        }
        Buffer message = begin(length).appendBytes(told);
        for (Frame frame : frames) {
            message.appendBytes(frame.encoded());
        }
        return message;
    }

    /** One gRPC message. */
    static Buffer message(OpenVoiceResponse response) {
        byte[] bytes = response.toByteArray();
        return begin(bytes.length).appendBytes(bytes);
    }

    private static Buffer begin(int length) {
        return Buffer.buffer(PREFIX + length).appendByte((byte) 0).appendInt(length);
    }

    private static OpenVoiceResponse gapsOnly(Collection<Gap> gaps) {
        OpenVoiceResponse.Builder response = OpenVoiceResponse.newBuilder();
        for (Gap gap : gaps) {
            response.addGaps(VoiceGap.newBuilder()
                    .setChannelId(gap.channel().value())
                    .setSpeakerId(gap.speaker().value())
                    .setFirstSequence(gap.firstSequence())
                    .setCount(gap.count()));
        }
        return response.build();
    }
}

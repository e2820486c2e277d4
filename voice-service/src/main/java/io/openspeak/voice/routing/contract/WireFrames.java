package io.openspeak.voice.routing.contract;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.routing.domain.EncodedFrame;
import io.openspeak.voice.routing.domain.Frame;
import io.openspeak.voice.routing.domain.Gap;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceGap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;

/**
 * Frames as bytes. Protobuf messages that follow each other read as one: so a frame is encoded once, as an entry of
 * {@code OpenVoiceResponse.frames}, and a message to a listener is its due entries one behind the other, on every transport.
 */
public final class WireFrames {

    private static final byte[] NOTHING = {};
    private static final int ENTRY_TAG =
            WireFormat.WIRETYPE_LENGTH_DELIMITED | (OpenVoiceResponse.FRAMES_FIELD_NUMBER << 3);

    private WireFrames() {}

    /**
     * What listeners get of a speaker's frame: the speaker is who the server knows it to be, unknown fields are gone, and the Opus
     * packet comes last, so that it can be found.
     *
     * @param floorToken under which it is heard; 0: none
     */
    public static EncodedFrame encode(VoiceFrame frame, UserId speaker, long floorToken) {
        ByteString channel = frame.getChannelIdBytes();
        ByteString opus = frame.getOpus();
        boolean whisper = frame.getWhisperToCount() > 0;
        int size = CodedOutputStream.computeBytesSize(VoiceFrame.CHANNEL_ID_FIELD_NUMBER, channel)
                + CodedOutputStream.computeStringSize(VoiceFrame.SPEAKER_ID_FIELD_NUMBER, speaker.value())
                + sizeOfNumbers(frame, floorToken)
                + (whisper ? CodedOutputStream.computeBoolSize(VoiceFrame.WHISPER_FIELD_NUMBER, true) : 0)
                + CodedOutputStream.computeBytesSize(VoiceFrame.OPUS_FIELD_NUMBER, opus);
        int header =
                CodedOutputStream.computeUInt32SizeNoTag(ENTRY_TAG) + CodedOutputStream.computeUInt32SizeNoTag(size);
        byte[] bytes = new byte[header + size];
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            out.writeUInt32NoTag(ENTRY_TAG);
            out.writeUInt32NoTag(size);
            out.writeBytes(VoiceFrame.CHANNEL_ID_FIELD_NUMBER, channel);
            out.writeString(VoiceFrame.SPEAKER_ID_FIELD_NUMBER, speaker.value());
            writeNumbers(out, frame, floorToken);
            if (whisper) {
                out.writeBool(VoiceFrame.WHISPER_FIELD_NUMBER, true);
            }
            out.writeBytes(VoiceFrame.OPUS_FIELD_NUMBER, opus);
            out.checkNoSpaceLeft();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new EncodedFrame(bytes, bytes.length - opus.size());
    }

    private static int sizeOfNumbers(VoiceFrame frame, long floorToken) {
        return CodedOutputStream.computeUInt64Size(VoiceFrame.SEQUENCE_FIELD_NUMBER, frame.getSequence())
                + CodedOutputStream.computeInt64Size(VoiceFrame.CAPTURED_AT_FIELD_NUMBER, frame.getCapturedAt())
                + (floorToken == 0
                        ? 0
                        : CodedOutputStream.computeUInt64Size(VoiceFrame.FLOOR_TOKEN_FIELD_NUMBER, floorToken))
                + (frame.getLevel() == 0
                        ? 0
                        : CodedOutputStream.computeUInt32Size(VoiceFrame.LEVEL_FIELD_NUMBER, frame.getLevel()))
                + (frame.getStream() == 0
                        ? 0
                        : CodedOutputStream.computeUInt32Size(VoiceFrame.STREAM_FIELD_NUMBER, frame.getStream()));
    }

    private static void writeNumbers(CodedOutputStream out, VoiceFrame frame, long floorToken) throws IOException {
        out.writeUInt64(VoiceFrame.SEQUENCE_FIELD_NUMBER, frame.getSequence());
        out.writeInt64(VoiceFrame.CAPTURED_AT_FIELD_NUMBER, frame.getCapturedAt());
        if (floorToken != 0) {
            out.writeUInt64(VoiceFrame.FLOOR_TOKEN_FIELD_NUMBER, floorToken);
        }
        if (frame.getLevel() != 0) {
            out.writeUInt32(VoiceFrame.LEVEL_FIELD_NUMBER, frame.getLevel());
        }
        if (frame.getStream() != 0) {
            out.writeUInt32(VoiceFrame.STREAM_FIELD_NUMBER, frame.getStream());
        }
    }

    /** Gaps as entries of {@code OpenVoiceResponse.gaps}. */
    public static byte[] encode(Collection<Gap> gaps) {
        if (gaps.isEmpty()) {
            return NOTHING;
        }
        OpenVoiceResponse.Builder response = OpenVoiceResponse.newBuilder();
        for (Gap gap : gaps) {
            response.addGaps(VoiceGap.newBuilder()
                    .setChannelId(gap.channel().value())
                    .setSpeakerId(gap.speaker().value())
                    .setStream(gap.stream())
                    .setFirstSequence(gap.firstSequence())
                    .setCount(gap.count()));
        }
        return response.build().toByteArray();
    }

    /** Bytes of all of these. */
    public static int length(Collection<Frame> frames) {
        int length = 0;
        for (Frame frame : frames) {
            length += frame.encoded().length();
        }
        return length;
    }
}

package io.openspeak.voice.relay.grpc;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.relay.RelayInlet;
import io.openspeak.voice.routing.domain.EncodedFrame;
import io.openspeak.voice.routing.domain.Frame;
import io.openspeak.voice.routing.domain.Gap;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.RelayRequest;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceGap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Reads messages of one other pod, as far as routing needs them: of a frame it reads whose it is and for whom, and passes the
 * bytes on as they came.
 */
final class RelayReader {

    private static final int FRAMES = tag(RelayRequest.FRAMES_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    private static final int GAPS = tag(RelayRequest.GAPS_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    private static final int WHISPERS = tag(RelayRequest.WHISPERS_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    private static final int SENT_AT = tag(RelayRequest.SENT_AT_FIELD_NUMBER, WireFormat.WIRETYPE_VARINT);

    private static final int CHANNEL = tag(VoiceFrame.CHANNEL_ID_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    private static final int SPEAKER = tag(VoiceFrame.SPEAKER_ID_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    private static final int SEQUENCE = tag(VoiceFrame.SEQUENCE_FIELD_NUMBER, WireFormat.WIRETYPE_VARINT);
    private static final int FLOOR = tag(VoiceFrame.FLOOR_TOKEN_FIELD_NUMBER, WireFormat.WIRETYPE_VARINT);
    private static final int STREAM = tag(VoiceFrame.STREAM_FIELD_NUMBER, WireFormat.WIRETYPE_VARINT);
    private static final int LEVEL = tag(VoiceFrame.LEVEL_FIELD_NUMBER, WireFormat.WIRETYPE_VARINT);
    private static final int OPUS = tag(VoiceFrame.OPUS_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    private static final int WHISPER_TO = tag(VoiceFrame.WHISPER_TO_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);

    private final RelayInlet inlet;
    private final SeenIds<ChannelId> channels = new SeenIds<>(ChannelId::new);
    private final SeenIds<UserId> speakers = new SeenIds<>(UserId::new);

    RelayReader(RelayInlet inlet) {
        this.inlet = inlet;
    }

    /** Takes a message in. */
    void read(byte[] message, long now) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(message);
        while (!in.isAtEnd()) {
            int tag = in.readTag();
            if (tag == FRAMES || tag == WHISPERS) {
                frame(message, in, now);
            } else if (tag == SENT_AT) {
                inlet.sentAt(in.readInt64(), now);
            } else if (tag == GAPS) {
                gap(VoiceGap.parseFrom(in.readByteArray()));
            } else {
                in.skipField(tag);
            }
        }
    }

    private void gap(VoiceGap gap) {
        inlet.take(new Gap(
                new ChannelId(gap.getChannelId()),
                new UserId(gap.getSpeakerId()),
                gap.getStream(),
                gap.getFirstSequence(),
                gap.getCount()));
    }

    private void frame(byte[] message, CodedInputStream in, long now) throws IOException {
        int length = length(in, message.length - in.getTotalBytesRead());
        int begin = in.getTotalBytesRead();
        int end = begin + length;
        int outerLimit = in.pushLimit(length);
        ChannelId channel = null;
        UserId speaker = null;
        int stream = 0;
        long sequence = 0;
        int level = 0;
        int opus = end;
        long floor = 0;
        int forAll = end;
        Set<String> whisperTo = Set.of();
        while (!in.isAtEnd()) {
            int at = in.getTotalBytesRead();
            int tag = in.readTag();
            if (tag == CHANNEL) {
                int size = length(in, in.getBytesUntilLimit());
                channel = channels.of(message, in.getTotalBytesRead(), in.getTotalBytesRead() + size);
                in.skipRawBytes(size);
            } else if (tag == SPEAKER) {
                int size = length(in, in.getBytesUntilLimit());
                speaker = speakers.of(message, in.getTotalBytesRead(), in.getTotalBytesRead() + size);
                in.skipRawBytes(size);
            } else if (tag == SEQUENCE) {
                sequence = in.readUInt64();
            } else if (tag == FLOOR) {
                floor = in.readUInt64();
            } else if (tag == STREAM) {
                stream = in.readUInt32();
            } else if (tag == LEVEL) {
                level = in.readUInt32();
            } else if (tag == OPUS) {
                int size = length(in, in.getBytesUntilLimit());
                opus = in.getTotalBytesRead();
                in.skipRawBytes(size);
            } else if (tag == WHISPER_TO) {
                forAll = Math.min(forAll, at);
                whisperTo = whisperTo.isEmpty() ? new LinkedHashSet<>() : whisperTo;
                whisperTo.add(in.readString());
            } else {
                in.skipField(tag);
            }
        }
        in.popLimit(outerLimit);
        if (channel == null || speaker == null) {
            throw new InvalidProtocolBufferException("a frame names no channel or no speaker");
        }
        inlet.take(new Frame(
                channel,
                speaker,
                stream,
                sequence,
                level,
                now - inlet.age() * 1_000_000,
                floor,
                now,
                whisperTo,
                encoded(message, begin, forAll, opus)));
    }

    /** Of a field, of which there are so many bytes left, less what the length itself takes. */
    private static int length(CodedInputStream in, int left) throws IOException {
        int before = in.getTotalBytesRead();
        int length = in.readRawVarint32();
        if (length < 0 || length > left - (in.getTotalBytesRead() - before)) {
            throw new InvalidProtocolBufferException("a field ends behind its message");
        }
        return length;
    }

    /** As a part of any message to a listener. */
    private static EncodedFrame encoded(byte[] message, int begin, int end, int opus) {
        int length = end - begin;
        byte[] encoded = new byte
                [CodedOutputStream.computeTagSize(OpenVoiceResponse.FRAMES_FIELD_NUMBER)
                        + CodedOutputStream.computeUInt32SizeNoTag(length)
                        + length];
        CodedOutputStream out = CodedOutputStream.newInstance(encoded);
        try {
            out.writeTag(OpenVoiceResponse.FRAMES_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            out.writeUInt32NoTag(length);
            out.writeRawBytes(message, begin, length);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new EncodedFrame(encoded, encoded.length - (end - opus));
    }

    private static int tag(int field, int type) {
        return field << 3 | type;
    }
}

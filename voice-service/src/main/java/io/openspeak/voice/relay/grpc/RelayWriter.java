package io.openspeak.voice.relay.grpc;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.openspeak.platform.identity.PodId;
import io.openspeak.voice.routing.contract.WireFrames;
import io.openspeak.voice.routing.domain.Frame;
import io.openspeak.voice.routing.domain.Gap;
import io.openspeak.voice.v1.RelayHello;
import io.openspeak.voice.v1.RelayRequest;
import io.openspeak.voice.v1.VoiceFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** Messages to another pod as bytes; frames go as they were encoded for listeners. */
final class RelayWriter {

    /** Of a message, about: well below what a pod takes (quarkus.grpc.server.max-inbound-message-size). */
    private static final int ENOUGH = 64 * 1024;

    private static final byte[] NOTHING = {};

    private RelayWriter() {}

    static byte[] hello(PodId self, PodId to) {
        return RelayRequest.newBuilder()
                .setHello(RelayHello.newBuilder().setPod(self.value()).setTo(to.value()))
                .build()
                .toByteArray();
    }

    static byte[] signOfLife() {
        return NOTHING;
    }

    /** Messages with all of it, in order. */
    static List<byte[]> messages(long sentAt, Collection<Gap> gaps, Collection<Frame> frames) {
        List<byte[]> messages = new ArrayList<>(1);
        byte[] head = RelayRequest.newBuilder().setSentAt(sentAt).build().toByteArray();
        byte[] lost = WireFrames.encode(gaps);
        Iterator<Frame> rest = frames.iterator();
        List<Frame> some = new ArrayList<>(frames.size());
        do {
            int length = head.length + lost.length;
            while (rest.hasNext() && length < ENOUGH) {
                Frame next = rest.next();
                some.add(next);
                length += size(next);
            }
            messages.add(message(head, lost, some, length));
            some.clear();
            lost = NOTHING;
        } while (rest.hasNext());
        return messages;
    }

    private static byte[] message(byte[] head, byte[] lost, List<Frame> frames, int length) {
        byte[] message = new byte[length];
        CodedOutputStream out = CodedOutputStream.newInstance(message);
        try {
            out.writeRawBytes(head);
            out.writeRawBytes(lost);
            for (Frame frame : frames) {
                write(frame, out);
            }
            out.checkNoSpaceLeft();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return message;
    }

    private static int size(Frame frame) {
        if (frame.whisperTo().isEmpty()) {
            return frame.encoded().length();
        }
        int content = contentOfWhisper(frame);
        return CodedOutputStream.computeTagSize(RelayRequest.WHISPERS_FIELD_NUMBER)
                + CodedOutputStream.computeUInt32SizeNoTag(content)
                + content;
    }

    private static void write(Frame frame, CodedOutputStream out) throws IOException {
        byte[] encoded = frame.encoded().bytes();
        if (frame.whisperTo().isEmpty()) {
            out.writeRawBytes(encoded);
            return;
        }
        int content = contentOf(encoded);
        out.writeTag(RelayRequest.WHISPERS_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        out.writeUInt32NoTag(contentOfWhisper(frame));
        out.writeRawBytes(encoded, encoded.length - content, content);
        for (String user : frame.whisperTo()) {
            out.writeString(VoiceFrame.WHISPER_TO_FIELD_NUMBER, user);
        }
    }

    private static int contentOfWhisper(Frame frame) {
        int content = contentOf(frame.encoded().bytes());
        for (String user : frame.whisperTo()) {
            content += CodedOutputStream.computeStringSize(VoiceFrame.WHISPER_TO_FIELD_NUMBER, user);
        }
        return content;
    }

    /** Bytes of a frame behind its tag and length. */
    private static int contentOf(byte[] encoded) {
        try {
            CodedInputStream in = CodedInputStream.newInstance(encoded);
            in.readTag();
            return in.readRawVarint32();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

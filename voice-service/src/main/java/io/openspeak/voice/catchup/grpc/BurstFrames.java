package io.openspeak.voice.catchup.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.catchup.domain.Burst;
import io.openspeak.voice.catchup.domain.BurstFrame;
import io.openspeak.voice.routing.contract.WireFrames;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.VoiceFrame;
import java.util.List;
import java.util.stream.IntStream;

/** Frames of bursts in the words of the contract. */
final class BurstFrames {

    private static final int MOST_A_MESSAGE = 500;

    private BurstFrames() {}

    /** A burst's frames in parts, of which each fits into a message. */
    static List<List<VoiceFrame>> parts(Burst burst) {
        List<BurstFrame> frames = burst.frames();
        return IntStream.range(0, (frames.size() + MOST_A_MESSAGE - 1) / MOST_A_MESSAGE)
                .mapToObj(part ->
                        frames.subList(part * MOST_A_MESSAGE, Math.min(frames.size(), (part + 1) * MOST_A_MESSAGE)))
                .map(part -> part.stream().map(BurstFrames::message).toList())
                .toList();
    }

    private static VoiceFrame message(BurstFrame frame) {
        try {
            return OpenVoiceResponse.parseFrom(frame.packet()).getFrames(0);
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException("a frame of ours can't be read", impossible);
        }
    }

    /** A frame as another pod tells of it. */
    static BurstFrame read(VoiceFrame frame) {
        UserId speaker = new UserId(frame.getSpeakerId());
        return new BurstFrame(
                frame.getSequence(),
                WireFrames.encode(frame, speaker, frame.getFloorToken()).bytes());
    }
}

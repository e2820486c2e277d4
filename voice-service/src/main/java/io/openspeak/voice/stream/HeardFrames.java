package io.openspeak.voice.stream;

import io.openspeak.voice.VoiceSettings;
import io.openspeak.voice.routing.contract.WireFrames;
import io.openspeak.voice.routing.domain.Frame;
import io.openspeak.voice.routing.domain.Seat;
import io.openspeak.voice.routing.domain.Voice;
import io.openspeak.voice.v1.VoiceFrame;
import java.util.Set;

/** Frames as clients send them, made into what is heard. */
final class HeardFrames {

    /** Of channel, numbers and the list of a whisper; what is more is no frame. */
    private static final int MAX_BYTES_BESIDE_OPUS = 2048;

    private static final int MAX_LEVEL = 127;

    private HeardFrames() {}

    /** Bytes of Opus, or more than may be if there is too much beside them. */
    static int size(VoiceFrame frame, VoiceSettings settings) {
        int opus = frame.getOpus().size();
        boolean padded = frame.getSerializedSize() - opus > MAX_BYTES_BESIDE_OPUS;
        return padded ? settings.maxOpusBytes() + 1 : opus;
    }

    /**
     * The frame as it is heard, encoded once.
     *
     * @param age how long it was under way, milliseconds
     */
    static Frame heard(Seat seat, Voice voice, VoiceFrame frame, long age, long floorToken, long now) {
        return new Frame(
                seat.channel(),
                voice.user(),
                frame.getStream(),
                frame.getSequence(),
                Math.clamp(frame.getLevel(), 0, MAX_LEVEL),
                now - age * 1_000_000,
                floorToken,
                now,
                frame.getWhisperToCount() == 0 ? Set.of() : Set.copyOf(frame.getWhisperToList()),
                WireFrames.encode(frame, voice.user(), floorToken));
    }
}

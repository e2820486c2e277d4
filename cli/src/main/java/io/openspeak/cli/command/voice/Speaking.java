package io.openspeak.cli.command.voice;

import com.google.protobuf.ByteString;
import io.openspeak.cli.audio.PacketDigest;
import io.openspeak.cli.audio.SpeechEncoder;
import io.openspeak.cli.audio.SpeechSource;
import io.openspeak.client.voice.Packet;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** Speech on its way from a source into a channel. */
final class Speaking {

    private final SpeechEncoder encoder;
    private final VoicePlace place;
    private final Clock clock;
    private final PacketDigest digest = new PacketDigest();
    private int frames;

    Speaking(int bitsPerSecond, VoicePlace place, Clock clock) {
        this.encoder = new SpeechEncoder(bitsPerSecond);
        this.place = place;
        this.clock = clock;
    }

    /** Speaks to the end of the source, or until it is enough; {@code spoken} is told after each frame how many there were. */
    void speak(SpeechSource source, BooleanSupplier enough, IntConsumer spoken) {
        while (!enough.getAsBoolean()) {
            short[] frame = source.next();
            if (frame == null) {
                return;
            }
            speak(frame);
            spoken.accept(frames);
        }
    }

    void speak(short[] frame) {
        byte[] packet = encoder.encode(frame);
        digest.add(packet);
        place.say(new Packet(ByteString.copyFrom(packet), clock.millis(), SpeechEncoder.level(frame)));
        frames++;
    }

    int frames() {
        return frames;
    }

    /** Over all packets so far; begins anew. */
    String sha256() {
        return digest.hex();
    }
}

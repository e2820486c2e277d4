package io.openspeak.cli.audio;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Sound devices of a test: a microphone that a tone is played before, and a loudspeaker that remembers. */
public final class TestSound implements SoundDevices {

    /** A machine without any. */
    public static final SoundDevices NONE = new SoundDevices() {
        @Override
        public Optional<Microphone> microphone() {
            return Optional.empty();
        }

        @Override
        public Optional<Loudspeaker> loudspeaker() {
            return Optional.empty();
        }
    };

    private final List<short[]> played = new CopyOnWriteArrayList<>();

    @Override
    public Optional<Microphone> microphone() {
        Pacer pacer = new Pacer(Pcm.FRAME_TIME);
        return Optional.of(new Microphone() {
            private int spoken;

            @Override
            public short @Nullable [] next() {
                pacer.await(spoken);
                return tone(spoken++);
            }

            @Override
            public void close() {}
        });
    }

    @Override
    public Optional<Loudspeaker> loudspeaker() {
        Pacer pacer = new Pacer(Pcm.FRAME_TIME);
        return Optional.of(new Loudspeaker() {
            @Override
            public boolean play(short[] frame) {
                pacer.await(played.size());
                played.add(frame);
                return true;
            }

            @Override
            public void close() {}
        });
    }

    /** Frames that were not silent. */
    public long loudFrames() {
        return played.stream().filter(frame -> SpeechEncoder.level(frame) > 60).count();
    }

    /** A frame of a tone at a quarter of full scale. */
    public static short[] tone(int index) {
        short[] frame = new short[Pcm.FRAME];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = (short) (8_000 * Math.sin(2 * Math.PI * 300 * (index * Pcm.FRAME + i) / Pcm.RATE));
        }
        return frame;
    }
}

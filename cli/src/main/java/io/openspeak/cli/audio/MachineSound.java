package io.openspeak.cli.audio;

import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;
import org.jspecify.annotations.Nullable;

/** The sound devices of this machine, as Java finds them. */
public final class MachineSound implements SoundDevices {

    private static final AudioFormat FORMAT = new AudioFormat(Pcm.RATE, Short.SIZE, 1, true, false);
    private static final int FRAME_BYTES = Pcm.FRAME * Short.BYTES;

    /** Frames in a device's own buffer: each is delay, and too few of them crackle. */
    private static final int FRAMES_IN_DEVICE = 3;

    @Override
    public Optional<Microphone> microphone() {
        try {
            TargetDataLine line = AudioSystem.getTargetDataLine(FORMAT);
            line.open(FORMAT, FRAME_BYTES * FRAMES_IN_DEVICE);
            line.start();
            return Optional.of(new Recording(line));
        } catch (LineUnavailableException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Loudspeaker> loudspeaker() {
        try {
            SourceDataLine line = AudioSystem.getSourceDataLine(FORMAT);
            line.open(FORMAT, FRAME_BYTES * FRAMES_IN_DEVICE);
            line.start();
            return Optional.of(new Playing(line));
        } catch (LineUnavailableException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private record Recording(TargetDataLine line) implements Microphone {

        @Override
        public short @Nullable [] next() {
            byte[] bytes = new byte[FRAME_BYTES];
            return line.read(bytes, 0, bytes.length) == bytes.length ? WavFile.toSamples(bytes) : null;
        }

        @Override
        public void close() {
            line.close();
        }
    }

    private record Playing(SourceDataLine line) implements Loudspeaker {

        @Override
        public boolean play(short[] frame) {
            byte[] bytes = WavFile.toBytes(frame);
            return line.write(bytes, 0, bytes.length) == bytes.length;
        }

        @Override
        public void close() {
            line.close();
        }
    }
}

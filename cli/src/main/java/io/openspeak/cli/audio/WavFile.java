package io.openspeak.cli.audio;

import io.openspeak.cli.CliFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** WAV files in and out; whatever rate and channels a file has, inside it is {@link Pcm}. */
public final class WavFile {

    private static final AudioFormat INSIDE = new AudioFormat(Pcm.RATE, Short.SIZE, 1, true, false);

    private WavFile() {}

    public static Pcm read(Path file) {
        if (!Files.isReadable(file)) {
            throw new CliFailure("can't read " + file, "name a WAV file that is there");
        }
        try (AudioInputStream raw = AudioSystem.getAudioInputStream(file.toFile())) {
            if (!AudioSystem.isConversionSupported(INSIDE, raw.getFormat())) {
                throw new CliFailure(
                        file + " holds " + raw.getFormat(), "convert it to WAV with PCM samples, for example 16 bit");
            }
            try (AudioInputStream converted = AudioSystem.getAudioInputStream(INSIDE, raw)) {
                return new Pcm(toSamples(converted.readAllBytes()));
            }
        } catch (UnsupportedAudioFileException e) {
            throw new CliFailure(file + " is no WAV file", "convert it to WAV with PCM samples", e);
        } catch (IOException e) {
            throw new CliFailure("can't read " + file + ": " + e.getMessage(), "name another WAV file", e);
        }
    }

    public static void write(Path file, Pcm pcm) {
        byte[] bytes = toBytes(pcm.samples());
        try (AudioInputStream stream =
                new AudioInputStream(new ByteArrayInputStream(bytes), INSIDE, pcm.samples().length)) {
            AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file.toFile());
        } catch (IOException e) {
            throw new CliFailure("can't write " + file + ": " + e.getMessage(), "name another file", e);
        }
    }

    static byte[] toBytes(short[] samples) {
        ByteBuffer buffer = ByteBuffer.allocate(samples.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asShortBuffer().put(samples);
        return buffer.array();
    }

    static short[] toSamples(byte[] bytes) {
        short[] samples = new short[bytes.length / Short.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }
}

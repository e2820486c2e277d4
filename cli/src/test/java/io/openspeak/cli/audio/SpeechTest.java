package io.openspeak.cli.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.openspeak.cli.CliFailure;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files to packets and back. */
class SpeechTest {

    private static final Path SPEECH = Path.of("samples/speech.wav");

    @TempDir
    Path folder;

    @Test
    void sample_encodedAndDecoded_soundsTheSame() {
        Pcm spoken = WavFile.read(SPEECH);
        SpeechEncoder encoder = new SpeechEncoder(32_000);
        SpeechDecoder decoder = new SpeechDecoder();
        List<Short> heard = new ArrayList<>();
        for (int i = 0; i < spoken.frames(); i++) {
            for (short sample : decoder.decode(encoder.encode(spoken.frame(i)))) {
                heard.add(sample);
            }
        }

        assertThat(spoken.duration().toMillis()).isCloseTo(5068, within(30L));
        assertThat(heard).hasSize(spoken.frames() * Pcm.FRAME);
        assertThat(energy(samples(heard)) / energy(spoken.samples())).isBetween(0.8, 1.2);
    }

    @ParameterizedTest
    @CsvSource({"8000,1,8", "16000,1,16", "44100,2,16", "48000,1,16", "96000,2,24"})
    void read_anyPcm_becomes48kMono(int rate, int channels, int bits) throws Exception {
        Path file = folder.resolve("tone.wav");
        int bytes = bits / 8;
        byte[] data = new byte[rate * channels * bytes];
        for (int i = 0; i < data.length / bytes; i++) {
            double angle = 2 * Math.PI * 440 * (i / channels) / rate;
            // The highest byte of little-endian samples; 8 bit samples in WAV have no sign.
            data[i * bytes + bytes - 1] = (byte) (Math.round(60 * Math.sin(angle)) + (bits == 8 ? 128 : 0));
        }
        AudioFormat format = new AudioFormat(rate, bits, channels, bits != 8, false);
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(data), format, rate),
                AudioFileFormat.Type.WAVE,
                file.toFile());

        Pcm read = WavFile.read(file);

        assertThat(read.duration().toMillis()).isCloseTo(1000, within(15L));
        assertThat(Math.sqrt(energy(read.samples()))).isCloseTo(60 * 256 / Math.sqrt(2), within(800.0));
    }

    @Test
    void write_thenRead_isTheSame() {
        Pcm spoken = new Pcm(new short[] {1, -1, Short.MAX_VALUE, Short.MIN_VALUE});
        Path file = folder.resolve("same.wav");

        WavFile.write(file, spoken);

        assertThat(WavFile.read(file).samples()).containsExactly(spoken.samples());
    }

    @Test
    void read_missingFile_namesIt() {
        assertThatThrownBy(() -> WavFile.read(folder.resolve("gone.wav")))
                .isInstanceOf(CliFailure.class)
                .hasMessageContaining("gone.wav");
    }

    @Test
    void read_noSound_saysSo() throws Exception {
        Path file = Files.writeString(folder.resolve("text.wav"), "RIFFraff");

        assertThatThrownBy(() -> WavFile.read(file)).hasMessageContaining("no WAV file");
    }

    @Test
    void decode_garbage_isConcealed() {
        assertThat(new SpeechDecoder().decode(new byte[] {(byte) 0xff, 1, 2, 3}))
                .isNotEmpty();
    }

    @Test
    void encoder_impossibleBitrate_isRefused() {
        assertThatThrownBy(() -> new SpeechEncoder(5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected");
    }

    private static double energy(short[] samples) {
        double sum = 0;
        for (short sample : samples) {
            sum += (double) sample * sample;
        }
        return sum / samples.length;
    }

    private static short[] samples(List<Short> boxed) {
        short[] samples = new short[boxed.size()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = boxed.get(i);
        }
        return samples;
    }
}

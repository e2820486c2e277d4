package io.openspeak.cli.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Levels as RFC 6464 has them, counted from below. */
class LoudnessTest {

    @Test
    void of_silence_isTheLeast() {
        assertThat(Loudness.of(new short[Pcm.FRAME])).isEqualTo(1);
    }

    @Test
    void of_fullScale_isTheMost() {
        short[] square = new short[Pcm.FRAME];
        Arrays.fill(square, Short.MIN_VALUE);

        assertThat(Loudness.of(square)).isEqualTo(127);
    }

    @Test
    void of_aTone_isItsRootMeanSquare() {
        // 8,000 of 32,768 is -12.2 dB, a sine 3 dB less than its peak.
        assertThat(Loudness.of(TestSound.tone(0))).isEqualTo(127 - 15);
    }
}

package io.openspeak.bench.load.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.bench.load.measure.Delays;
import io.openspeak.bench.load.measure.Window;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceGap;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class EarTest {

    private static final long MS = 1_000_000;

    private final Ear ear = new Ear(2);

    EarTest() {
        ear.listenIn(new Window(100 * MS, 200 * MS));
    }

    private void hear(int speaker, long sequence, long capturedAt, long delay) {
        VoiceFrame frame = VoiceFrame.newBuilder()
                .setSequence(sequence)
                .setOpus(new Stamp(capturedAt, speaker).payload(80))
                .build();
        ear.hear(frame, capturedAt + delay);
    }

    private Delays delays() {
        Histogram all = Delays.empty();
        ear.addDelaysTo(all);
        return Delays.of(all);
    }

    @Test
    void framesOfTheWindow_count_howeverLateTheyCome() {
        hear(0, 1, 99 * MS, MS);
        hear(0, 2, 100 * MS, MS);
        hear(0, 3, 199 * MS, 50 * MS);
        hear(0, 4, 200 * MS, MS);

        assertThat(ear.heard()).isEqualTo(2);
        assertThat(delays().maxMs()).isBetween(50.0, 50.5);
    }

    @Test
    void frameThatComesTwiceOrTooLate_countsOnce_forEachSpeaker() {
        hear(0, 1, 110 * MS, MS);
        hear(0, 3, 120 * MS, MS);
        hear(0, 3, 120 * MS, MS);
        hear(0, 2, 115 * MS, MS);
        hear(1, 1, 110 * MS, MS);

        assertThat(ear.heard()).isEqualTo(3);
    }

    @Test
    void furtherWindow_beginsAnew() {
        hear(0, 1, 110 * MS, 50 * MS);
        ear.listenIn(new Window(300 * MS, 400 * MS));
        hear(0, 2, 310 * MS, MS);

        assertThat(ear.heard()).isEqualTo(1);
        assertThat(delays().maxMs()).isLessThan(2);
    }

    @Test
    void gaps_areAdded() {
        ear.onGap(VoiceGap.newBuilder().setCount(3).build());
        ear.onGap(VoiceGap.newBuilder().setCount(4).build());

        assertThat(ear.gaps()).isEqualTo(7);
    }

    @Test
    void percentiles_areThoseOfTheDelays() {
        for (int frame = 1; frame <= 100; frame++) {
            hear(0, frame, 150 * MS, frame * MS);
        }

        assertThat(delays().p50Ms()).isBetween(50.0, 50.5);
        assertThat(delays().p99Ms()).isBetween(99.0, 100.0);
    }
}

package io.openspeak.voice.routing.domain;

import static io.openspeak.voice.routing.domain.Given.ALICE;
import static io.openspeak.voice.routing.domain.Given.GENERAL;
import static io.openspeak.voice.routing.domain.Given.millis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ReceptionStatisticsTest {

    private static final long THEIR_CLOCK = 1_700_000_000_000L;

    private final ReceptionStatistics reception = new ReceptionStatistics();

    @Property
    void lost_isWhatTheNetworkAte_whateverTheOrder(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 500) int count,
            @ForAll @DoubleRange(max = 0.5) double loss) {
        ReceptionStatistics seen = new ReceptionStatistics();
        Random random = new Random(seed);
        // The first and the last arrive: what is missing beyond them can't be known.
        List<Integer> arriving = IntStream.range(0, count)
                .filter(i -> i == 0 || i == count - 1 || random.nextDouble() >= loss)
                .boxed()
                .toList();
        List<Integer> order = new ArrayList<>(arriving.subList(1, arriving.size()));
        for (int i = 0; i + 1 < order.size(); i++) {
            if (random.nextBoolean()) {
                Collections.swap(order, i, i + 1);
            }
        }
        seen.received(7, 1_000, THEIR_CLOCK, 0, 0);

        order.forEach(i -> seen.received(7, 1_000 + i, THEIR_CLOCK + 20L * i, millis(20L * i), 0));

        assertThat(seen.quality(ALICE, GENERAL).lost()).isEqualTo(count - arriving.size());
    }

    @Test
    void lost_staysWhenAStreamBeginsAnew() {
        reception.received(7, 1, THEIR_CLOCK, 0, 0);
        reception.received(7, 5, THEIR_CLOCK + 80, millis(80), 0);
        reception.received(7, 1_000_000, THEIR_CLOCK + 100, millis(100), 0);
        reception.received(7, 1_000_002, THEIR_CLOCK + 140, millis(140), 0);

        Quality quality = reception.quality(ALICE, GENERAL);

        assertThat(quality.lost()).isEqualTo(3 + 1);
        assertThat(quality.frames()).isEqualTo(4);
    }

    @Test
    void streams_areCountedEachByItself() {
        for (int i = 0; i < 50; i++) {
            reception.received(7, 1 + i, THEIR_CLOCK + 20L * i, millis(20L * i), 0);
            // Every fifth whisper is lost.
            if (i % 5 != 4) {
                reception.received(8, 500 + i, THEIR_CLOCK + 20L * i + 5, millis(20L * i + 5), 0);
            }
        }

        Quality quality = reception.quality(ALICE, GENERAL);

        assertThat(quality.frames()).isEqualTo(90);
        assertThat(quality.lost()).isEqualTo(9);
        assertThat(quality.jitterMillis()).isZero();
    }

    @Test
    void streams_withoutEnd_areForgotten_andTheirLossIsNot() {
        for (int stream = 1; stream <= 100; stream++) {
            reception.received(stream, 1, THEIR_CLOCK, millis(stream), 0);
            reception.received(stream, 3, THEIR_CLOCK + 40, millis(stream), 0);
        }

        assertThat(reception.quality(ALICE, GENERAL).lost()).isEqualTo(100);
    }

    @Test
    void jitter_ofAnEvenStream_isZero_overSilence() {
        for (int i = 0; i < 100; i++) {
            long at = i < 50 ? 20L * i : 10_000 + 20L * i;
            reception.received(7, i, THEIR_CLOCK + at, millis(at), 0);
        }

        assertThat(reception.quality(ALICE, GENERAL).jitterMillis()).isZero();
    }

    @Test
    void jitter_followsTheFormulaOfRfc3550() {
        long[] transit = {30, 42, 37, 90, 31, 31, 60};
        double expected = 0;
        for (int i = 0; i < transit.length; i++) {
            reception.received(7, i, THEIR_CLOCK + 20L * i, millis(20L * i + transit[i]), 0);
            if (i > 0) {
                expected += (Math.abs(transit[i] - transit[i - 1]) - expected) / 16;
            }
        }

        assertThat(reception.quality(ALICE, GENERAL).jitterMillis()).isCloseTo(expected, within(1e-9));
    }

    @Test
    void rejected_tellsLateFromDropped() {
        reception.rejected(Rejection.TOO_OLD);
        reception.rejected(Rejection.SELF_MUTED);
        reception.rejected(Rejection.SERVER_MUTED);

        Quality quality = reception.quality(ALICE, GENERAL);

        assertThat(quality.late()).isEqualTo(1);
        assertThat(quality.dropped()).isEqualTo(2);
    }
}

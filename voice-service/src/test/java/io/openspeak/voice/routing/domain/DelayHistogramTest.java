package io.openspeak.voice.routing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DelayHistogramTest {

    @Property
    void percentile_isThatOfTheSortedDelays_toWithinAnEighth(
            @ForAll @Size(min = 1, max = 300) List<@IntRange(max = 3_900) Integer> delays,
            @ForAll @DoubleRange(min = 0.01, max = 1) double part) {
        DelayHistogram histogram = new DelayHistogram();
        delays.forEach(histogram::add);

        double told = histogram.percentile(part);

        int exact = delays.stream()
                .sorted()
                .skip(Math.max(1, (long) Math.ceil(delays.size() * part)) - 1)
                .findFirst()
                .orElseThrow();
        assertThat(told).isBetween((double) exact, exact * 1.125 + 0.5);
    }

    @Test
    void percentile_ofNothing_isZero() {
        assertThat(new DelayHistogram().percentile(0.99)).isZero();
    }

    @Test
    void fade_letsTheNewOutweighTheOld() {
        DelayHistogram histogram = new DelayHistogram();
        for (int i = 0; i < 100; i++) {
            histogram.add(500);
        }
        for (int i = 0; i < 8; i++) {
            histogram.fade();
        }

        histogram.add(3);

        assertThat(histogram.percentile(0.99)).isEqualTo(3);
    }
}

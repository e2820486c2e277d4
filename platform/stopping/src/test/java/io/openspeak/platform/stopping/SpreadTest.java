package io.openspeak.platform.stopping;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** How the word is spread that a pod stops. */
class SpreadTest {

    private static final long MILLI = 1_000_000;

    @Test
    void few_areToldWithinASecond() {
        assertThat(Spread.due(10, 200 * MILLI, 16_000 * MILLI)).isEqualTo(4);
    }

    @Test
    void many_areToldOverAllOfTheTime() {
        assertThat(Spread.due(10_000, 200 * MILLI, 16_000 * MILLI)).isEqualTo(125);
    }

    @Test
    void whenTimeIsUp_allAreTold() {
        assertThat(Spread.due(10_000, 200 * MILLI, 100 * MILLI)).isEqualTo(10_000);
        assertThat(Spread.due(3, 200 * MILLI, -1)).isEqualTo(3);
    }

    @Property
    void everybody_isToldInTime_andNeverACrowd(@ForAll @IntRange(min = 0, max = 20_000) int clients) {
        long left = 16_000 * MILLI;
        int untold = clients;
        while (left > 0) {
            int due = Spread.due(untold, 200 * MILLI, left);
            assertThat(due).isLessThanOrEqualTo(Math.max(5, clients / 80 + 2));
            untold -= due;
            left -= 200 * MILLI;
        }
        assertThat(untold).isZero();
    }
}

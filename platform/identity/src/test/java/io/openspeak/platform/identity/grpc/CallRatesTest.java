package io.openspeak.platform.identity.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.Allowance;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Calls counted at a pod. */
class CallRatesTest {

    private static final long NOW = 1_000_000_000;

    private final CallRates rates = new CallRates(Allowance.perSecond(200, 100));

    @Test
    void take_burstAndThenSteady_letsExactlyThatManyThrough() {
        long atOnce =
                IntStream.range(0, 1000).filter(i -> rates.take("a", NOW) == 0).count();
        long inTheNextSecond = IntStream.range(0, 1000)
                .filter(i -> rates.take("a", NOW + i * 1_000L) == 0)
                .count();

        assertThat(atOnce).isEqualTo(200);
        assertThat(inTheNextSecond).isBetween(99L, 100L);
    }

    @Test
    void take_tooOften_saysHowLongToWaitAndThatIsEnough() {
        IntStream.range(0, 200).forEach(i -> rates.take("a", NOW));

        long wait = rates.take("a", NOW);

        assertThat(wait).isEqualTo(10_000);
        assertThat(rates.take("a", NOW + wait - 1)).isPositive();
        assertThat(rates.take("a", NOW + wait)).isZero();
    }

    @Test
    void take_byOne_leavesTheOthersAlone() {
        IntStream.range(0, 1000).forEach(i -> rates.take("a", NOW));

        long others = IntStream.range(0, 100)
                .filter(i -> rates.take("user " + i, NOW) == 0)
                .count();

        assertThat(others).isGreaterThanOrEqualTo(99);
    }

    @Test
    void take_fromManyThreads_letsNoneTooManyThrough() {
        long through = IntStream.range(0, 10_000)
                .parallel()
                .filter(i -> rates.take("a", NOW) == 0)
                .count();

        assertThat(through).isEqualTo(200);
    }
}

package io.openspeak.cli.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Real time, with time as a number. */
class PacerTest {

    private final AtomicLong now = new AtomicLong();
    private final List<Long> ranAtMs = new ArrayList<>();

    /** Each look at the clock takes a millisecond, so that waiting comes to an end. */
    private final Pacer pacer = new Pacer(Duration.ofMillis(20), () -> now.getAndAdd(1_000_000));

    @Test
    void run_slowStep_catchesUpInsteadOfDrifting() {
        pacer.run(
                4,
                index -> {
                    ranAtMs.add(now.get() / 1_000_000);
                    now.addAndGet(index == 0 ? 50_000_000 : 0);
                },
                () -> false);

        assertThat(ranAtMs.get(1)).isGreaterThanOrEqualTo(50);
        assertThat(ranAtMs.get(3)).isBetween(60L, 63L);
    }

    @Test
    void run_stopped_saysHowFarItCame() {
        assertThat(pacer.run(10, index -> ranAtMs.add(now.get()), () -> ranAtMs.size() == 3))
                .isEqualTo(3);
    }
}

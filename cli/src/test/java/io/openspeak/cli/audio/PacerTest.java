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
    void await_slowStep_catchesUpInsteadOfDrifting() {
        for (int index = 0; index < 4; index++) {
            pacer.await(index);
            ranAtMs.add(now.get() / 1_000_000);
            now.addAndGet(index == 0 ? 50_000_000 : 0);
        }

        assertThat(ranAtMs.get(1)).isGreaterThanOrEqualTo(50);
        assertThat(ranAtMs.get(3)).isBetween(60L, 64L);
    }
}

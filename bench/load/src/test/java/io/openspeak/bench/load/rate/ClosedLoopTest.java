package io.openspeak.bench.load.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;

/** Making many calls as fast as they are answered. */
class ClosedLoopTest {

    @Test
    void run_answersFromOtherThreads_everyCallIsMadeOnce() throws InterruptedException {
        Set<Long> made = new ConcurrentSkipListSet<>();

        ClosedLoop.run(
                5,
                1005,
                (number, outcome) -> Thread.startVirtualThread(() -> {
                    made.add(number);
                    outcome.ended(null);
                }));

        assertThat(made).hasSize(1000).contains(5L, 1004L);
    }

    @Test
    void run_oneFails_namesIt() {
        Calls calls = (number, outcome) -> outcome.ended(number == 7 ? "channel_full" : null);

        assertThatThrownBy(() -> ClosedLoop.run(0, 100, calls)).hasMessage("call 7 of 100 failed: channel_full");
    }
}

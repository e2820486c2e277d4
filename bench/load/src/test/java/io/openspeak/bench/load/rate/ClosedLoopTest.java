package io.openspeak.bench.load.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openspeak.client.call.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Making many calls as fast as they are answered. */
class ClosedLoopTest {

    private final List<String> told = new ArrayList<>();
    private final ClosedLoop loop = new ClosedLoop(told::add, new Backoff(Duration.ofMillis(1), Duration.ofMillis(2)));

    @Test
    void run_answersFromOtherThreads_everyCallIsMadeOnce() throws InterruptedException {
        Set<Long> made = new ConcurrentSkipListSet<>();
        AtomicInteger calls = new AtomicInteger();

        ClosedLoop.Run run = loop.run(
                5,
                1005,
                (number, outcome) -> Thread.startVirtualThread(() -> {
                    made.add(number);
                    calls.incrementAndGet();
                    outcome.ended(null);
                }));

        assertThat(made).hasSize(1000).contains(5L, 1004L);
        assertThat(calls).hasValue(1000);
        assertThat(run.triedAgain()).isZero();
        assertThat(told).isEmpty();
    }

    @Test
    void run_oneFails_namesIt() {
        Calls calls = (number, outcome) -> outcome.ended(number == 7 ? "channel_full" : null);

        assertThatThrownBy(() -> loop.run(0, 100, calls)).hasMessage("call 7 of 100 failed: channel_full");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unavailable", "overloaded", "rate_limited"})
    void run_someCanNotBeTakenJustThen_triesThemAgain_andTellsHowMany(String reason) throws InterruptedException {
        AtomicInteger refusals = new AtomicInteger();

        // Each third call is refused twice.
        ClosedLoop.Run run = loop.run(
                0,
                10,
                1,
                (number, outcome) ->
                        outcome.ended(number % 3 == 2 && refusals.incrementAndGet() % 3 != 0 ? reason : null));

        assertThat(run.triedAgain()).isEqualTo(3);
        assertThat(refusals).hasValue(9);
        assertThat(told).containsExactly("3 calls were tried again");
    }

    @Test
    void run_oneIsNeverTaken_givesUp() {
        Calls calls = (number, outcome) -> outcome.ended(number == 7 ? "unavailable" : null);

        assertThatThrownBy(() -> loop.run(0, 100, calls))
                .hasMessage("call 7 of 100 failed: unavailable, tried 10 times");
        assertThat(told).containsExactly("1 call was tried again");
    }

    @Test
    void run_aFurtherTryCanNotBeMade_failsInsteadOfWaitingForEver() {
        AtomicInteger tries = new AtomicInteger();
        Calls calls = (number, outcome) -> {
            if (tries.incrementAndGet() > 1) {
                throw new IllegalArgumentException("nobody is there");
            }
            outcome.ended("unavailable");
        };

        assertThatThrownBy(() -> loop.run(0, 1, calls)).hasMessageContaining("nobody is there, tried 2 times");
    }
}

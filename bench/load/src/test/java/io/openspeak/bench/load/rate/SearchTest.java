package io.openspeak.bench.load.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SearchTest {

    private final List<Integer> tried = new ArrayList<>();

    private OptionalInt search(int capacity, double within, Integer... rungs) throws InterruptedException {
        return Search.highest(List.of(rungs), within, load -> {
            tried.add(load);
            return load <= capacity;
        });
    }

    @Test
    void climb_goesUpToTheFirstThatBreaks_andHalvesWhatLiesBetween() throws InterruptedException {
        assertThat(search(21, 0, 4, 8, 16, 32, 64)).hasValue(21);
        assertThat(tried).containsExactly(4, 8, 16, 32, 24, 20, 22, 21);
    }

    @Test
    void answer_isAsNearAsIsAskedFor() throws InterruptedException {
        assertThat(search(270, 0.1, 100, 200, 400)).hasValue(250);
        assertThat(tried).containsExactly(100, 200, 400, 300, 250, 275);
    }

    @Test
    void firstThatBreaks_isFollowedByLess() throws InterruptedException {
        assertThat(search(1, 0.1, 4, 8)).hasValue(1);
        assertThat(tried).containsExactly(4, 2, 1);
    }

    @Test
    void nothingThatHolds_isNoAnswer() throws InterruptedException {
        assertThat(search(0, 0.1, 4, 8)).isEmpty();
    }

    @Test
    void nothingThatBreaks_isTheTop() throws InterruptedException {
        assertThat(search(99, 0.1, 4, 8)).hasValue(8);
        assertThat(tried).containsExactly(4, 8);
    }
}

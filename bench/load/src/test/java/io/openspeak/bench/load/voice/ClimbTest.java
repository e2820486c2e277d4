package io.openspeak.bench.load.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClimbTest {

    @Test
    void speakers_growByTheFactor_andListenersStay() {
        Climb climb = Climb.from(Trials.FIRST, Raise.SPEAKERS, 1.5, 21);

        assertThat(climb.rungs()).containsExactly(4, 6, 9, 14, 20);
        assertThat(climb.top()).isEqualTo(Trials.FIRST.withSpeakers(20));
    }

    @Test
    void listeners_growByTheFactor_andSpeakersStay() {
        Climb climb = Climb.from(Trials.FIRST, Raise.LISTENERS, 2, 500);

        assertThat(climb.rungs()).containsExactly(100, 200, 400);
        assertThat(climb.top()).isEqualTo(Trials.FIRST.withListeners(400));
    }

    @Test
    void warmUp_isOnceAtTheFirst_andEachLoadSettles() {
        Climb climb = Climb.from(Trials.FIRST, Raise.SPEAKERS, 2, 20);

        assertThat(climb.warmUp().warmUp()).isEqualTo(Duration.ofSeconds(60));
        assertThat(climb.warmUp().speakers()).isEqualTo(4);
        assertThat(climb.plan(8).warmUp()).isEqualTo(Duration.ofSeconds(2));
        assertThat(climb.plan(8).measured()).isEqualTo(Trials.FIRST.measured());
    }

    @Test
    void mostBelowTheFirst_isRefused() {
        assertThatThrownBy(() -> Climb.from(Trials.FIRST, Raise.SPEAKERS, 1.5, 3))
                .hasMessageContaining("most is 3, expected 4");
    }
}

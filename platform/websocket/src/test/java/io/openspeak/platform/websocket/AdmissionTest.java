package io.openspeak.platform.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.testing.MutableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private final MutableClock clock = new MutableClock(Instant.EPOCH.plusSeconds(1_000));

    private Admission admission(int connections, int strangers, int perSecond) {
        return new Admission(new Admission.Limits(connections, strangers, perSecond), clock);
    }

    @Test
    void strangers_areLimited_untilTheyAreKnown() {
        Admission admission = admission(100, 1, 100);
        assertThat(admission.enter()).isTrue();
        assertThat(admission.enter()).isFalse();

        admission.verified();

        assertThat(admission.enter()).isTrue();
    }

    @Test
    void fullPod_takesNobodyMore_untilOneLeaves() {
        Admission admission = admission(1, 10, 100);
        admission.enter();
        admission.verified();
        assertThat(admission.enter()).isFalse();

        admission.left(true);

        assertThat(admission.enter()).isTrue();
    }

    @Test
    void connectionsThatComeFast_areHeldUp_forAWhile() {
        Admission admission = admission(100, 100, 1);
        assertThat(admission.enter()).isTrue();
        assertThat(admission.enter()).isTrue();
        assertThat(admission.enter()).isFalse();

        clock.advance(Duration.ofSeconds(1));

        assertThat(admission.enter()).isTrue();
    }
}

package io.openspeak.voice.routing.domain;

import static io.openspeak.voice.routing.domain.Given.millis;
import static io.openspeak.voice.routing.domain.Liveness.Need.END_EXPIRED;
import static io.openspeak.voice.routing.domain.Liveness.Need.END_SILENT;
import static io.openspeak.voice.routing.domain.Liveness.Need.NOTHING;
import static io.openspeak.voice.routing.domain.Liveness.Need.PING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LivenessTest {

    private final Liveness liveness =
            new Liveness(Duration.ofSeconds(15), Duration.ofSeconds(35), Duration.ofMinutes(16), 0.5, 0);

    @Test
    void pings_comeAtTheInterval_giveOrTakeAFifth() {
        assertThat(liveness.need(millis(7_499), 0)).isEqualTo(NOTHING);
        assertThat(liveness.need(millis(7_500), 1)).isEqualTo(PING);
        assertThat(liveness.need(millis(25_499), 0)).isEqualTo(NOTHING);
        assertThat(liveness.need(millis(25_500), 0)).isEqualTo(PING);
    }

    @Test
    void silence_endsIt_unlessSomethingIsHeard() {
        liveness.heard(millis(34_000));
        for (long at = 34_200; at < 69_000; at += 200) {
            assertThat(liveness.need(millis(at), 0)).isNotEqualTo(END_SILENT);
        }
        assertThat(liveness.need(millis(69_000), 0)).isEqualTo(END_SILENT);
    }

    @Test
    void pauseOfTheProcess_doesNotEndIt_andThePingIsDueAtOnce() {
        liveness.need(millis(7_500), 0);

        assertThat(liveness.need(millis(100_000), 0)).isEqualTo(PING);
    }

    @Test
    void endOfTheToken_endsIt() {
        liveness.heard(millis(960_000));
        assertThat(liveness.need(millis(960_000), 0)).isEqualTo(END_EXPIRED);
    }
}

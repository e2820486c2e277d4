package io.openspeak.presence.session;

import static io.openspeak.presence.session.Liveness.Need.END_EXPIRED;
import static io.openspeak.presence.session.Liveness.Need.END_SILENT;
import static io.openspeak.presence.session.Liveness.Need.PING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When a connection is pinged, and when it is ended. */
class LivenessTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = Instant.MAX;

    private final Liveness liveness = new Liveness(Duration.ofSeconds(35), Duration.ofSeconds(19), START);

    private static Instant at(double seconds) {
        return START.plusMillis((long) (seconds * 1_000));
    }

    @Test
    void beat_whileTheClientIsHeard_pings() {
        assertThat(liveness.beat(at(15), LATER)).isEqualTo(PING);
        liveness.heard(at(15.1));
        assertThat(liveness.beat(at(30), LATER)).isEqualTo(PING);
        assertThat(liveness.beat(at(45), LATER)).isEqualTo(PING);
    }

    @Test
    void beat_afterSilence_endsIt() {
        liveness.heard(at(0.5));
        liveness.beat(at(15), LATER);
        liveness.beat(at(30), LATER);

        assertThat(liveness.beat(at(35.4), LATER)).isEqualTo(PING);
        assertThat(liveness.beat(at(35.5), LATER)).isEqualTo(END_SILENT);
    }

    @Test
    void beat_afterLongSilenceThatIsAllowed_pings() {
        liveness.allow(Duration.ofSeconds(60));
        liveness.beat(at(15), LATER);
        liveness.beat(at(30), LATER);
        liveness.beat(at(45), LATER);

        assertThat(liveness.beat(at(59), LATER)).isEqualTo(PING);
        assertThat(liveness.beat(at(60), LATER)).isEqualTo(END_SILENT);
    }

    @Test
    void beat_afterAPauseOfThePod_pings_andTimeGoesOnFromThere() {
        liveness.heard(at(0.1));
        liveness.beat(at(15), LATER);

        assertThat(liveness.beat(at(100), LATER)).isEqualTo(PING);
        assertThat(liveness.beat(at(115), LATER)).isEqualTo(PING);
        assertThat(liveness.beat(at(130), LATER)).isEqualTo(END_SILENT);
    }

    @Test
    void beat_afterAPauseOfThePod_inWhichTheClientWasSilentBefore_stillAsks() {
        liveness.beat(at(17), LATER);
        liveness.beat(at(34), LATER);

        assertThat(liveness.beat(at(100), LATER)).isEqualTo(PING);
        assertThat(liveness.beat(at(101), LATER)).isEqualTo(END_SILENT);
    }

    @Test
    void beat_afterAPauseAfterWhichTheClientWasHeard_countsFromThere() {
        liveness.beat(at(15), LATER);
        liveness.heard(at(99));

        assertThat(liveness.beat(at(100), LATER)).isEqualTo(PING);
        assertThat(liveness.beat(at(115), LATER)).isEqualTo(PING);
        assertThat(liveness.beat(at(133.9), LATER)).isEqualTo(PING);
        assertThat(liveness.beat(at(135), LATER)).isEqualTo(END_SILENT);
    }

    @Test
    void beat_afterTheTokenEnded_endsIt() {
        assertThat(liveness.beat(at(14.9), at(15))).isEqualTo(PING);
        assertThat(liveness.beat(at(15), at(15))).isEqualTo(END_EXPIRED);
    }
}

package io.openspeak.presence;

import static io.openspeak.presence.domain.PresenceFixtures.LAPTOP;
import static io.openspeak.presence.domain.PresenceFixtures.PHONE;
import static io.openspeak.presence.domain.PresenceFixtures.START;
import static io.openspeak.presence.domain.PresenceFixtures.connected;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.openspeak.platform.testing.MutableClock;
import io.openspeak.presence.domain.Input;
import io.openspeak.presence.domain.PresenceFixtures;
import io.openspeak.presence.domain.PresenceFixtures.Life;
import io.openspeak.presence.domain.UserState;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Counts that are kept change by change. */
class PresenceMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MutableClock clock = new MutableClock(START);
    private final PresenceMetrics metrics = new PresenceMetrics(registry, clock);

    @Test
    void changed_deviceAfterDevice_countsTheUserOnce() {
        UserState nobody = UserState.unknown(PresenceFixtures.ALICE);
        UserState onPhone = new Life().takes(connected(PHONE), 0).state();
        UserState onBoth = new Life()
                .takes(connected(PHONE), 0)
                .takes(connected(LAPTOP), 1)
                .state();

        metrics.changed(nobody, onPhone);
        metrics.changed(onPhone, onBoth);

        assertCounts(1, 1, 2);
    }

    @Test
    void changed_broken_isNoLongerOnlineButMayResume() {
        Life life = new Life().takes(connected(PHONE), 0);
        UserState there = life.state();
        UserState lost = life.takes(PresenceFixtures.broken(PHONE), 1)
                .takes(new Input.Tick(), 12)
                .state();
        metrics.loaded(List.of(there));

        metrics.changed(there, lost);

        assertCounts(0, 1, 1);
    }

    @Test
    void loaded_afterALoss_countsWhatIsThereNow() {
        UserState there = new Life().takes(connected(PHONE), 0).state();
        metrics.loaded(List.of(there));

        metrics.loaded(List.of());

        assertCounts(0, 0, 0);
    }

    @Test
    void delivered_byAClockThatIsBehind_countsAsAtOnce() {
        metrics.delivered(START.plusSeconds(1));

        assertThat(registry.get("presence.update.latency").timer().max(TimeUnit.MILLISECONDS))
                .isZero();
        assertThat(registry.get("presence.update.latency").timer().count()).isEqualTo(1);
    }

    private void assertCounts(int online, int users, int sessions) {
        assertThat(List.of(gauge("presence.online.total"), gauge("presence.users"), gauge("presence.sessions")))
                .containsExactly((double) online, (double) users, (double) sessions);
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }
}

package io.openspeak.presence.domain;

import static io.openspeak.presence.domain.PresenceFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.SessionId;
import io.openspeak.presence.domain.PresenceFixtures.Life;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpeechRuleTest {

    private static final Duration GRAIN = Duration.ofSeconds(30);

    private final Life life = new Life().takes(connected(PHONE), 0).takes(connected(LAPTOP), 20);

    @Test
    void speech_isWrittenDown_onceActivityIsOlderThanTheGrain() {
        assertThat(touched(Optional.of(PHONE), 30)).isEmpty();
        assertThat(touched(Optional.of(PHONE), 31)).contains(PHONE);
        assertThat(touched(Optional.of(LAPTOP), 31)).isEmpty();
    }

    @Test
    void speech_ofSomebodyWhoIsSeenAsIdle_isWrittenDownAtOnce() {
        life.takes(new Input.Tick(), 400);

        assertThat(life.status()).isEqualTo(Status.IDLE);
        assertThat(touched(Optional.of(PHONE), 20)).contains(PHONE);
    }

    @Test
    void speech_ofNoNamedSession_isThatOfTheOneThatStandsForTheUser() {
        assertThat(touched(Optional.empty(), 60)).contains(LAPTOP);
    }

    @Test
    void speech_ofASessionThatIsGone_isNobodysActivity() {
        assertThat(touched(Optional.of(new SessionId("s-gone")), 60)).isEmpty();
    }

    private Optional<SessionId> touched(Optional<SessionId> named, long second) {
        return SpeechRule.touched(life.state(), named, GRAIN, at(second));
    }
}

package io.openspeak.auth.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** For how long tokens may count. */
class TokenLivesTest {

    private static final Duration OURS = Duration.ofMinutes(15);

    @Test
    void longest_withoutExternalIssuers_isOurs() {
        assertThat(new TokenLives(OURS, Map.of()).longest()).isEqualTo(OURS);
    }

    @Test
    void longest_isThatOfTheIssuerWhoseTokensLiveLongest() {
        TokenLives lives = new TokenLives(OURS, Map.of("short", Duration.ofMinutes(1), "long", Duration.ofHours(10)));

        assertThat(lives.longest()).isEqualTo(Duration.ofHours(10));
    }

    @Test
    void of_anIssuer_isItsOwn_andOfOursOurs() {
        TokenLives lives = new TokenLives(OURS, Map.of("short", Duration.ofMinutes(1)));

        assertThat(lives.of("short")).isEqualTo(Duration.ofMinutes(1));
        assertThat(lives.of("openspeak")).isEqualTo(OURS);
    }
}

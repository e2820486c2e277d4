package io.openspeak.voice.routing.domain;

import static io.openspeak.voice.routing.domain.Given.millis;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private final Patience patience = new Patience(Duration.ofSeconds(35), 0);

    /** Looks as an event loop does; true: it was over at some time. */
    private boolean looksOver(long fromMillis, long untilMillis) {
        boolean over = false;
        for (long at = fromMillis; at <= untilMillis; at += 200) {
            over |= patience.isOver(millis(at));
        }
        return over;
    }

    @Test
    void silence_ofThatLength_isTheEndOfIt() {
        assertThat(looksOver(200, 34_800)).isFalse();
        assertThat(patience.isOver(millis(35_000))).isTrue();
    }

    @Test
    void sign_beginsItAnew() {
        looksOver(200, 34_800);
        patience.sign(millis(34_900));

        assertThat(looksOver(35_000, 69_800)).isFalse();
        assertThat(patience.isOver(millis(69_900))).isTrue();
    }

    @Test
    void pause_ofWhoeverLooks_doesNotCount() {
        looksOver(200, 15_000);

        // The look after the pause finds what the one before it did, and time goes on from there.
        assertThat(looksOver(100_000, 119_800)).isFalse();
        assertThat(patience.isOver(millis(120_000))).isTrue();
    }

    @Test
    void pauses_oneAfterTheOther_countEachForNothing() {
        looksOver(200, 15_000);
        looksOver(100_000, 110_000);

        assertThat(looksOver(200_000, 209_800)).isFalse();
        assertThat(patience.isOver(millis(210_000))).isTrue();
    }

    @Test
    void looksThatWereMissed_andComeAllAtOnce_areNotTheEndOfIt() {
        looksOver(200, 34_800);

        boolean over = false;
        for (int missed = 0; missed < 1_000; missed++) {
            over |= patience.isOver(millis(100_000));
        }
        assertThat(over).isFalse();
    }

    @Test
    void sign_afterThePause_countsFromThere() {
        looksOver(200, 15_000);
        patience.sign(millis(100_000));

        assertThat(looksOver(100_001, 134_801)).isFalse();
        assertThat(looksOver(135_000, 135_200)).isTrue();
    }

    @Test
    void beatALittleLate_counts() {
        for (long at = 900; at < 35_000; at += 900) {
            patience.isOver(millis(at));
        }

        assertThat(patience.isOver(millis(35_000))).isTrue();
    }
}

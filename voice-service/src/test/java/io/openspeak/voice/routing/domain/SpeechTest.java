package io.openspeak.voice.routing.domain;

import static io.openspeak.voice.routing.domain.Given.millis;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SpeechTest {

    private final Speech speech = new Speech();

    @Test
    void speech_beginsWithAFrame_andEndsHalfASecondAfterTheLast() {
        assertThat(speech.changes(millis(1_000))).isFalse();
        speech.frame(millis(2_000));
        assertThat(speech.changes(millis(2_000))).isTrue();
        assertThat(speech.isSpeaking()).isTrue();
        speech.frame(millis(3_000));

        assertThat(speech.changes(millis(3_500))).isFalse();
        assertThat(speech.changes(millis(3_501))).isTrue();
        assertThat(speech.isSpeaking()).isFalse();
    }

    @Test
    void connection_thatEnds_endsItsSpeechOnce() {
        speech.frame(millis(1_000));
        speech.changes(millis(1_000));

        assertThat(speech.ends()).isTrue();
        assertThat(speech.ends()).isFalse();
        assertThat(speech.changes(millis(5_000))).isFalse();
    }

    @Property(tries = 200)
    void changes_alternate_areASecondApart_andEndInSilence(@ForAll long seed) {
        Speech any = new Speech();
        Random random = new Random(seed);
        boolean speaking = false;
        long lastChange = Long.MIN_VALUE / 2;
        for (long at = 1; at < 60_000; at += 200) {
            if (random.nextInt(3) == 0) {
                any.frame(millis(at));
            }
            if (any.changes(millis(at))) {
                assertThat(any.isSpeaking()).isNotEqualTo(speaking);
                assertThat(at - lastChange).isGreaterThanOrEqualTo(1_000);
                speaking = any.isSpeaking();
                lastChange = at;
            }
        }

        any.changes(millis(62_000));

        assertThat(any.isSpeaking()).isFalse();
    }
}

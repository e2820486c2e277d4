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
        assertThat(speech.due(millis(1_000))).isFalse();
        speech.frame(millis(2_000));
        assertThat(speech.due(millis(2_000))).isTrue();
        assertThat(speech.isSpeaking()).isTrue();
        speech.frame(millis(3_000));

        assertThat(speech.due(millis(3_500))).isFalse();
        assertThat(speech.due(millis(3_501))).isTrue();
        assertThat(speech.isSpeaking()).isFalse();
    }

    @Test
    void connection_thatEnds_endsItsSpeechOnce() {
        speech.frame(millis(1_000));
        speech.due(millis(1_000));

        assertThat(speech.ends()).isTrue();
        assertThat(speech.ends()).isFalse();
        assertThat(speech.due(millis(5_000))).isFalse();
    }

    @Test
    void longSpeech_isToldAgain_everyTenSeconds() {
        int told = 0;
        for (long at = 1_000; at <= 25_000; at += 200) {
            speech.frame(millis(at));
            told += speech.due(millis(at)) ? 1 : 0;
        }

        assertThat(told).isEqualTo(3);
        assertThat(speech.isSpeaking()).isTrue();
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
            if (any.due(millis(at))) {
                assertThat(at - lastChange).isGreaterThanOrEqualTo(any.isSpeaking() == speaking ? 10_000 : 1_000);
                speaking = any.isSpeaking();
                lastChange = at;
            }
        }

        any.due(millis(62_000));

        assertThat(any.isSpeaking()).isFalse();
    }
}

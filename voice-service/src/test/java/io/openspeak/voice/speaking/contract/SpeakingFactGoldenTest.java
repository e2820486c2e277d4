package io.openspeak.voice.speaking.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.routing.domain.SpeakingChange;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Facts of speech, version 1, as they lie in logs: a change here breaks every reader. */
class SpeakingFactGoldenTest {

    @Test
    void change_isWrittenAsItAlwaysWas() {
        byte[] written = SpeakingFacts.fact(
                        new SpeakingChange(new ChannelId("ptt"), new UserId("alice"), "laptop", true),
                        Instant.ofEpochMilli(1_763_780_000_123L))
                .toByteArray();

        assertThat(HexFormat.of().formatHex(written))
                .isEqualTo("0a0370747410fbf2ebcbaa33" + "2211" + "0a05616c696365" + "1001" + "1a066c6170746f70");
    }
}

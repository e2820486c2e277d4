package io.openspeak.client.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.voice.v1.VoiceFrame;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The bounded queue before the transport. */
class OutgoingFramesTest {

    private final OutgoingFrames frames = new OutgoingFrames(25);

    @Test
    void add_full_letsGoOfTheOldest() {
        LongStream.rangeClosed(1, 25)
                .forEach(i -> assertThat(frames.add(frame(i))).isFalse());

        assertThat(frames.add(frame(26))).isTrue();

        assertThat(frames.next().getFirst().getSequence()).isEqualTo(2);
    }

    @Test
    void next_moreThanOneMessageFull_comesInBatchesInOrder() {
        LongStream.rangeClosed(1, 20).forEach(i -> frames.add(frame(i)));

        assertThat(frames.next())
                .extracting(VoiceFrame::getSequence)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 16).boxed().toList());
        assertThat(frames.next()).hasSize(4);
        assertThat(frames.next()).isEmpty();
    }

    private static VoiceFrame frame(long sequence) {
        return VoiceFrame.newBuilder().setSequence(sequence).build();
    }
}

package io.openspeak.client.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.UserId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrameNumbersTest {

    private static final ChannelId LOBBY = new ChannelId("lobby");
    private static final ChannelId DEN = new ChannelId("den");
    private static final UserId BOB = new UserId("bob");
    private static final UserId CAROL = new UserId("carol");

    private final FrameNumbers numbers = new FrameNumbers();

    @Test
    void speech_countsInEachChannel_inOneStream() {
        FrameNumbers.Number first = numbers.ofSpeech(LOBBY);
        numbers.ofSpeech(DEN);
        FrameNumbers.Number second = numbers.ofSpeech(LOBBY);

        assertThat(first.stream()).isNotZero().isEqualTo(second.stream());
        assertThat(first.sequence()).isEqualTo(1);
        assertThat(second.sequence()).isEqualTo(2);
    }

    @Test
    void whispers_countInAStreamOfTheirOwn_forEachListOfListeners() {
        FrameNumbers.Number speech = numbers.ofSpeech(LOBBY);
        FrameNumbers.Number toBob = numbers.ofWhisper(LOBBY, Set.of(BOB));
        FrameNumbers.Number toBoth = numbers.ofWhisper(LOBBY, Set.of(BOB, CAROL));

        FrameNumbers.Number toBothAgain = numbers.ofWhisper(LOBBY, Set.of(CAROL, BOB));

        assertThat(Set.of(speech.stream(), toBob.stream(), toBoth.stream())).hasSize(3);
        assertThat(toBothAgain).isEqualTo(new FrameNumbers.Number(toBoth.stream(), 2));
        assertThat(numbers.ofSpeech(LOBBY).sequence()).isEqualTo(2);
    }

    @Test
    void whispers_withoutEnd_beginAnewWhenForgotten() {
        FrameNumbers.Number first = numbers.ofWhisper(LOBBY, Set.of(BOB));
        for (int i = 0; i < 64; i++) {
            numbers.ofWhisper(LOBBY, Set.of(new UserId("user-" + i)));
        }

        FrameNumbers.Number again = numbers.ofWhisper(LOBBY, Set.of(BOB));

        assertThat(again.sequence()).isEqualTo(1);
        assertThat(again.stream()).isNotEqualTo(first.stream());
    }
}

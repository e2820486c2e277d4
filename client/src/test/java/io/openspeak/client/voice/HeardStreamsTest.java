package io.openspeak.client.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.voice.v1.VoiceFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The first copy of each frame. */
class HeardStreamsTest {

    private final HeardStreams heard = new HeardStreams();

    /** What two pods deliver of one stream: each in order, with losses of its own, mixed as the network likes. */
    @Property
    void isNew_twoPodsDeliverOneStream_eachFrameIsNewOnceAndTheRestIsMissing(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int frames) {
        Random random = new Random(seed);
        HeardStreams ears = new HeardStreams();
        List<List<VoiceFrame>> ways = List.of(way(random, frames), way(random, frames));
        List<Long> played = new ArrayList<>();
        int[] next = {0, 0};

        while (next[0] < ways.get(0).size() || next[1] < ways.get(1).size()) {
            int way = next[0] >= ways.get(0).size() || next[1] < ways.get(1).size() && random.nextBoolean() ? 1 : 0;
            VoiceFrame frame = ways.get(way).get(next[way]++);
            if (ears.isNew(frame)) {
                played.add(frame.getSequence());
            }
        }

        List<Long> came = ways.stream()
                .flatMap(List::stream)
                .map(VoiceFrame::getSequence)
                .distinct()
                .toList();
        assertThat(played).containsExactlyInAnyOrderElementsOf(came);
        assertThat(ears.duplicates())
                .isEqualTo(ways.stream().mapToInt(List::size).sum() - came.size());
        long span = came.isEmpty() ? 0 : max(came) - min(came) + 1;
        assertThat(ears.missing()).isEqualTo(span - came.size());
    }

    @Test
    void isNew_sameNumberUnderAnotherToken_isADuplicate() {
        assertThat(heard.isNew(frame("bob", 7, 1))).isTrue();

        assertThat(heard.isNew(frame("bob", 7, 1).toBuilder().setFloorToken(9).build()))
                .isFalse();
    }

    @Test
    void isNew_sameNumberOfAnotherSpeakerOrDevice_isAnotherFrame() {
        heard.isNew(frame("bob", 7, 1));

        assertThat(heard.isNew(frame("carol", 7, 1))).isTrue();
        assertThat(heard.isNew(frame("bob", 8, 1))).isTrue();
    }

    @Test
    void missing_moreStreamsThanAreRemembered_staysCounted() {
        heard.isNew(frame("bob", 7, 1));
        heard.isNew(frame("bob", 7, 4));

        LongStream.rangeClosed(1, 600).forEach(i -> heard.isNew(frame("speaker-" + i, 7, 1)));

        assertThat(heard.missing()).isEqualTo(2);
    }

    private static List<VoiceFrame> way(Random random, int frames) {
        return LongStream.rangeClosed(1, frames)
                .filter(i -> random.nextInt(10) > 0)
                .mapToObj(i -> frame("bob", 7, i))
                .toList();
    }

    private static long min(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).min().orElse(0);
    }

    private static long max(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private static VoiceFrame frame(String speaker, int stream, long sequence) {
        return VoiceFrame.newBuilder()
                .setChannelId("lobby")
                .setSpeakerId(speaker)
                .setStream(stream)
                .setSequence(sequence)
                .setCapturedAt(1_000 + 20 * sequence)
                .build();
    }
}

package io.openspeak.voice.routing.domain;

import static io.openspeak.voice.routing.domain.Given.millis;
import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever a transport does: heard and told gaps are together what was sent, in order, and nothing late is sent. */
class ListenerPropertyTest {

    private static final List<UserId> SPEAKERS = List.of(Given.ALICE, Given.BOB, Given.CAROL);

    /** One thing that happens to a listener. */
    sealed interface Step {

        record Speak(int speaker) implements Step {}

        record Pass(int millis) implements Step {}

        record Ready(boolean ready) implements Step {}

        record Takes(int messages) implements Step {}

        record Flush() implements Step {}
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> speak = Arbitraries.integers().between(0, 2).map(Step.Speak::new);
        Arbitrary<Step> pass = Arbitraries.integers().between(1, 60).map(Step.Pass::new);
        Arbitrary<Step> ready = Arbitraries.of(true, false).map(Step.Ready::new);
        Arbitrary<Step> takes = Arbitraries.integers().between(0, 4).map(Step.Takes::new);
        Arbitrary<Step> flush = Arbitraries.just(new Step.Flush());
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(6, speak),
                        net.jqwik.api.Tuple.of(3, pass),
                        net.jqwik.api.Tuple.of(1, ready),
                        net.jqwik.api.Tuple.of(1, takes),
                        net.jqwik.api.Tuple.of(3, flush))
                .list()
                .ofMaxSize(300);
    }

    @Property
    void heardAndGaps_areWhatWasSent_inOrder_andNeverLate(
            @ForAll("steps") List<Step> steps, @ForAll @IntRange(min = 1, max = 500) int portion) {
        long[] now = {0};
        long[] sent = new long[SPEAKERS.size()];
        var outlet = new RecordingOutlet() {
            @Override
            public void send(java.util.Collection<Gap> lost, java.util.Collection<Frame> frames) {
                assertThat(frames).allMatch(frame -> now[0] - frame.arrivedAt() <= millis(100));
                super.send(lost, frames);
            }
        };
        outlet.portion = portion;
        Listener listener = new Listener(outlet, Given.LIMITS, new RoutingCounters());

        for (Step step : steps) {
            switch (step) {
                case Step.Speak(int speaker) ->
                    listener.offer(Given.frame(SPEAKERS.get(speaker), sent[speaker]++, now[0]), now[0]);
                case Step.Pass(int passed) -> now[0] += millis(passed);
                case Step.Ready(boolean ready) -> outlet.ready = ready;
                case Step.Takes(int messages) -> outlet.takes = messages;
                case Step.Flush() -> listener.flush(now[0]);
            }
        }
        outlet.ready = true;
        outlet.takes = Integer.MAX_VALUE;
        listener.flush(now[0]);

        Map<UserId, Long> next = new HashMap<>();
        for (Object each : outlet.inOrder) {
            switch (each) {
                case Frame frame -> expect(next, frame.speaker(), frame.sequence(), 1);
                case Gap gap -> expect(next, gap.speaker(), gap.firstSequence(), gap.count());
                default -> throw new IllegalStateException("what is " + each);
            }
        }
        for (int speaker = 0; speaker < sent.length; speaker++) {
            assertThat(next.getOrDefault(SPEAKERS.get(speaker), 0L)).isEqualTo(sent[speaker]);
        }
    }

    private static void expect(Map<UserId, Long> next, UserId speaker, long first, int count) {
        assertThat(first).isEqualTo(next.getOrDefault(speaker, 0L));
        next.put(speaker, first + count);
    }
}

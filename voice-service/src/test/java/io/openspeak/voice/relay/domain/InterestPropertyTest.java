package io.openspeak.voice.relay.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.ChannelId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever comes and goes, and whenever others read: once they have read all of it, they know what is so. */
class InterestPropertyTest {

    private sealed interface Step {}

    private record Begin(int channel) implements Step {}

    private record End(int channel) implements Step {}

    /** The reader that was there from the beginning reads a part. */
    private record Read(int most) implements Step {}

    /** Another pod begins to read. */
    private record Subscribe() implements Step {}

    @Property
    void readers_knowWhatIsSo_onceTheyHaveReadAll(@ForAll("steps") List<Step> steps) {
        Interest interest = new Interest();
        AtomicInteger urgent = new AtomicInteger();
        Reader early = new Reader(interest.subscribe(urgent::incrementAndGet));
        Set<ChannelId> model = new HashSet<>();
        List<Reader> late = new ArrayList<>();

        for (Step step : steps) {
            switch (step) {
                case Begin(int channel) -> {
                    model.add(channel(channel));
                    int before = urgent.get();
                    interest.begin(channel(channel));
                    assertThat(urgent.get()).isGreaterThan(before);
                }
                case End(int channel) -> {
                    model.remove(channel(channel));
                    interest.end(channel(channel));
                }
                case Read(int most) -> early.read(most);
                case Subscribe() -> late.add(new Reader(interest.subscribe(() -> {})));
            }
        }

        early.readAll();
        assertThat(early.known).isEqualTo(model);
        assertThat(late).allSatisfy(reader -> {
            reader.readAll();
            assertThat(reader.known).isEqualTo(model);
        });
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> channels = Arbitraries.integers().between(1, 5);
        Arbitrary<Step> begin = channels.map(Begin::new);
        Arbitrary<Step> end = channels.map(End::new);
        Arbitrary<Step> read = Arbitraries.integers().between(1, 3).map(Read::new);
        Arbitrary<Step> subscribe = Arbitraries.create(Subscribe::new);
        return Arbitraries.oneOf(begin, begin, end, end, read, subscribe).list().ofMaxSize(60);
    }

    private static ChannelId channel(int number) {
        return new ChannelId("room-" + number);
    }

    /** Another pod: believes what it is told, and finds each word to be news. */
    private static final class Reader {

        private final InterestNews news;
        private final Set<ChannelId> known = new HashSet<>();

        Reader(InterestNews news) {
            this.news = news;
        }

        InterestNews.Part read(int most) {
            InterestNews.Part part = news.take(most);
            assertThat(part.added().size() + part.removed().size()).isLessThanOrEqualTo(most);
            part.added().forEach(channel -> assertThat(known.add(channel)).isTrue());
            part.removed().forEach(channel -> assertThat(known.remove(channel)).isTrue());
            return part;
        }

        void readAll() {
            while (!read(2).isEmpty()) {
                // Goes on.
            }
        }
    }
}

package io.openspeak.channel.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.channel.ChannelSettings;
import io.openspeak.channel.contract.ChannelEvents;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.platform.redis.log.EntryId;
import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.testing.MutableClock;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Data;
import net.jqwik.api.ForAll;
import net.jqwik.api.FromData;
import net.jqwik.api.Property;
import net.jqwik.api.Table;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple1;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens, whenever a reader breaks off, to whichever pod it comes back, however slowly it reads: what it has folded is in
 * the end what a newcomer would be told, neither more nor less.
 */
class EventFeedTest {

    private static final int LENGTH = 150;

    /** Few, so that memory is outrun. */
    private static final int REMEMBERED = 40;

    /** Small ones, so that much happens between them. */
    private static final EventFeed.Steps STEPS = new EventFeed.Steps(2, 2, 2);

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-25T12:00:00Z"));

    /** A pod: its view, and how far it has read the log. */
    private final class Pod {
        private final ChannelView view = new ChannelView(settings(), clock);
        private final BitSet read = new BitSet();

        Pod() {
            view.replace(List.of(), LogPosition.NOWHERE, LogPosition.NOWHERE);
        }

        void read(List<Fact> log, int upTo) {
            IntStream.range(0, Math.min(upTo, log.size()))
                    .filter(index -> !read.get(index))
                    .forEach(index -> take(index, log.get(index)));
        }

        /** Partitions are read each at its own pace. */
        void readNext(List<Fact> log, int partition) {
            IntStream.range(0, log.size())
                    .filter(index -> !read.get(index) && log.get(index).partition() == partition)
                    .findFirst()
                    .ifPresent(index -> take(index, log.get(index)));
        }

        private void take(int index, Fact fact) {
            ChannelFact told = parse(fact);
            view.fold(fact, told, ChannelEvents.event(told));
            read.set(index);
        }
    }

    private record Connection(EventFeed feed, FoldingReader reader) {}

    @Property(tries = 1000)
    void reader_throughBreaksAndPods_knowsWhatANewcomerIsTold(@ForAll long seed) {
        Random random = new Random(seed);
        MadeUpLog log = new MadeUpLog(random);
        List<Pod> pods = List.of(new Pod(), new Pod());
        List<FoldingReader> readers =
                MadeUpLog.PEOPLE.stream().map(FoldingReader::new).toList();
        List<Optional<Connection>> connections = new ArrayList<>();
        readers.forEach(reader -> connections.add(Optional.empty()));

        for (int step = 0; step < LENGTH; step++) {
            log.grow(clock.instant());
            pods.forEach(pod -> {
                for (int fact = random.nextInt(3); fact > 0; fact--) {
                    pod.readNext(log.facts(), random.nextInt(MadeUpLog.PARTITIONS));
                }
            });
            if (random.nextInt(8) == 0) {
                clock.advance(Duration.ofSeconds(1 + random.nextInt(5)));
                pods.forEach(pod -> pod.view.passTime());
            }
            int chosen = random.nextInt(readers.size());
            Optional<Connection> connection = connections.get(chosen);
            switch (random.nextInt(6)) {
                case 0 -> {
                    connection.ifPresent(EventFeedTest::close);
                    connections.set(chosen, Optional.empty());
                }
                case 1, 2 ->
                    connections.set(
                            chosen,
                            Optional.of(connection.orElseGet(
                                    () -> open(readers.get(chosen), pods.get(random.nextInt(pods.size()))))));
                default -> connection.ifPresent(open -> read(open, random.nextInt(4)));
            }
        }
        pods.forEach(pod -> pod.read(log.facts(), Integer.MAX_VALUE));
        for (int i = 0; i < readers.size(); i++) {
            int number = i;
            Connection open =
                    connections.get(i).orElseGet(() -> open(readers.get(number), pods.get(random.nextInt(2))));
            read(open, Integer.MAX_VALUE / 2);
            assertThat(readers.get(i).state())
                    .as("%s, started %s", readers.get(i).person, readers.get(i).modes)
                    .isEqualTo(newcomer(readers.get(i).person, pods.get(0)).state());
        }
        readers.forEach(reader -> reader.modes.forEach(Statistics::collect));
    }

    @Data
    Iterable<Tuple1<Long>> seedsThatFoundDefects() {
        // A channel was deleted and another one made under its id, which the reader may view, and the first it might
        // not.
        return Table.of(Tuple.of(-816L));
    }

    @Property
    @FromData("seedsThatFoundDefects")
    void reader_ofSeedsThatFoundDefects_knowsWhatANewcomerIsTold(@ForAll long seed) {
        reader_throughBreaksAndPods_knowsWhatANewcomerIsTold(seed);
    }

    @Test
    void reader_thatMissedNothing_isCurrent() {
        Pod pod = grown(40);
        FoldingReader reader = newcomer(MadeUpLog.PEOPLE.get(3), pod);

        read(open(reader, pod), 100);

        assertThat(reader.modes).containsExactly(EventFeed.Mode.SNAPSHOT, EventFeed.Mode.CURRENT);
    }

    @Test
    void reader_ofAPodThatKnowsWhatItHasNotReadYet_isNotCurrent() {
        Person root = MadeUpLog.PEOPLE.get(3);
        Pod pod = grown(40);
        FoldingReader reader = newcomer(root, pod);
        LogPosition reached = reader.position().orElseThrow();
        LogPosition.Offset end = new LogPosition.Offset("epoch", new EntryId(1000, 0));

        pod.view.replace(List.of(), reached, reached.with(0, end));
        read(open(reader, pod), 100);

        assertThat(reader.modes).containsExactly(EventFeed.Mode.SNAPSHOT, EventFeed.Mode.SNAPSHOT);
    }

    @Test
    void largeChannel_isSentInParts_andWhatHappensMeanwhileIsNotLost() {
        MadeUpLog log = new MadeUpLog(new Random(7));
        Pod pod = new Pod();
        Person root = MadeUpLog.PEOPLE.get(3);
        IntStream.range(0, 60).forEach(i -> log.grow(clock.instant()));
        pod.read(log.facts(), 30);
        FoldingReader reader = new FoldingReader(root);

        Connection open = open(reader, pod);
        read(open, 2);
        pod.read(log.facts(), 60);
        read(open, 1000);

        assertThat(reader.inSnapshot()).isFalse();
        assertThat(reader.state()).isEqualTo(newcomer(root, pod).state());
    }

    @Test
    void watcher_afterStop_isToldNothing() {
        Pod pod = grown(10);
        FoldingReader reader = new FoldingReader(MadeUpLog.PEOPLE.get(3));
        Connection open = open(reader, pod);
        open.feed().stop();
        String before = reader.state();

        MadeUpLog more = new MadeUpLog(new Random(3));
        IntStream.range(0, 10).forEach(i -> more.grow(clock.instant()));
        pod.read.clear();
        pod.read(more.facts(), 10);

        assertThat(reader.state()).isEqualTo(before);
    }

    private Pod grown(int facts) {
        MadeUpLog log = new MadeUpLog(new Random(1));
        IntStream.range(0, facts).forEach(i -> log.grow(clock.instant()));
        Pod pod = new Pod();
        pod.read(log.facts(), Integer.MAX_VALUE);
        return pod;
    }

    private static FoldingReader newcomer(Person person, Pod pod) {
        FoldingReader reader = new FoldingReader(person);
        Connection open = open(reader, pod);
        read(open, 1_000_000);
        close(open);
        return reader;
    }

    private static Connection open(FoldingReader reader, Pod pod) {
        reader.connect();
        reader.credit = 0;
        EventFeed feed = new EventFeed(pod.view, reader.person, Set.of(), reader, STEPS);
        feed.start(reader.position());
        return new Connection(feed, reader);
    }

    private static void close(Connection open) {
        open.feed().stop();
        open.reader().disconnect();
    }

    private static void read(Connection open, int messages) {
        open.reader().credit = messages;
        open.feed().pump();
        open.feed().sayIdle();
    }

    private static ChannelFact parse(Fact fact) {
        try {
            return ChannelFact.parseFrom(fact.data());
        } catch (com.google.protobuf.InvalidProtocolBufferException broken) {
            throw new AssertionError(broken);
        }
    }

    private static ChannelSettings settings() {
        return new SmallRyeConfigBuilder()
                .withMapping(ChannelSettings.class)
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(
                        Map.of("openspeak.channel.recent-changes", String.valueOf(REMEMBERED)), "test", 100))
                .build()
                .getConfigMapping(ChannelSettings.class);
    }
}

package io.openspeak.voice.routing.domain;

import static io.openspeak.voice.routing.domain.Given.ALICE;
import static io.openspeak.voice.routing.domain.Given.BOB;
import static io.openspeak.voice.routing.domain.Given.GENERAL;
import static io.openspeak.voice.routing.domain.Given.frame;
import static io.openspeak.voice.routing.domain.Given.millis;
import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What waits to share a write, and for how long. */
class LaneTest {

    private static final long GATHER_MILLIS = 10;

    private final Queue<Due> alarms = new PriorityQueue<>(Comparator.comparingLong(Due::at));
    private long now;
    private final Lane lane = new Lane(
            Runnable::run,
            () -> now,
            Duration.ofMillis(GATHER_MILLIS),
            (nanos, task) -> alarms.add(new Due(now + nanos, task)));

    private record Due(long at, Runnable task) {}

    /** One who notes when what came in which write. */
    private final class Ear implements Outlet, Hearer {

        private final boolean gathers;
        private final Listener listener = new Listener(this, Given.LIMITS, new RoutingCounters());
        private final List<Long> writes = new ArrayList<>();
        private final List<Frame> heard = new ArrayList<>();
        private final List<Long> waits = new ArrayList<>();

        private Ear(boolean gathers) {
            this.gathers = gathers;
        }

        @Override
        public boolean ready() {
            return true;
        }

        @Override
        public boolean gathers() {
            return gathers;
        }

        @Override
        public void send(Collection<Gap> gaps, Collection<Frame> frames) {
            writes.add(now);
            heard.addAll(frames);
            frames.forEach(each -> waits.add(now - each.arrivedAt()));
        }

        @Override
        public Lane lane() {
            return lane;
        }

        @Override
        public Listener listener() {
            return listener;
        }

        @Override
        public boolean hears(Frame frame) {
            return true;
        }

        @Override
        public boolean hearsOf(Gap gap) {
            return true;
        }
    }

    private void passTo(long time) {
        for (Due next = alarms.peek(); next != null && next.at() <= time; next = alarms.peek()) {
            alarms.remove();
            now = next.at();
            next.task().run();
        }
        now = time;
    }

    private void speak(UserId speaker, long sequence, long at, Ear... ears) {
        passTo(at);
        lane.post(frame(speaker, sequence, at), ears);
    }

    @Test
    void oneSpeaker_isWrittenAtOnce() {
        Ear ear = new Ear(true);

        for (int i = 0; i < 5; i++) {
            speak(ALICE, i, millis(3 + 20L * i), ear);
        }

        assertThat(ear.waits).hasSize(5).containsOnly(0L);
    }

    @Test
    void severalSpeakers_shareWrites() {
        Ear ear = new Ear(true);

        for (int i = 0; i < 40; i++) {
            speak(i % 4 == 0 ? ALICE : BOB, i, millis(3 + 5L * i), ear);
        }
        passTo(millis(300));

        assertThat(ear.heard).extracting(Frame::sequence).isSorted().hasSize(40);
        assertThat(ear.writes).hasSizeLessThanOrEqualTo(22);
    }

    @Test
    void whatMayNotWait_isWrittenAtOnce() {
        Ear ear = new Ear(false);

        speak(ALICE, 1, millis(1), ear);
        speak(BOB, 1, millis(2), ear);

        assertThat(ear.writes).containsExactly(millis(1), millis(2));
        assertThat(alarms).isEmpty();
    }

    @Test
    void gapsAlone_areToldInTime() {
        Ear ear = new Ear(true);
        speak(ALICE, 1, millis(1), ear);

        passTo(millis(2));
        lane.post(new Gap(GENERAL, BOB, 0, 1, 3), new Hearer[] {ear});
        passTo(millis(20));

        assertThat(ear.writes).hasSize(2);
    }

    @Property(tries = 300)
    void nothingIsLostOrDoubled_orWaitsLongerThanItMay_andWritesAreFew(
            @ForAll @Size(max = 200) List<@IntRange(max = 30) Integer> pauses, @ForAll @IntRange(max = 19) int start) {
        Ear one = new Ear(true);
        Ear other = new Ear(true);
        long at = millis(start);
        for (int i = 0; i < pauses.size(); i++) {
            at += millis(pauses.get(i));
            // Not all are heard by both, so that they are written to at different times.
            speak(ALICE, i, at, i % 3 == 0 ? new Ear[] {one, other} : new Ear[] {one});
        }
        passTo(at + millis(100));

        assertThat(one.heard)
                .extracting(Frame::sequence)
                .doesNotHaveDuplicates()
                .isSorted()
                .hasSize(pauses.size());
        assertThat(other.heard).hasSize((pauses.size() + 2) / 3);
        assertThat(one.waits).allMatch(wait -> wait <= millis(GATHER_MILLIS));
        assertThat(other.waits).allMatch(wait -> wait <= millis(GATHER_MILLIS));
        // One tick in that time, and one at once beside it.
        assertThat(one.writes).hasSizeLessThanOrEqualTo((int) (2 * (at / millis(GATHER_MILLIS) + 2)));
        assertThat(alarms).isEmpty();
    }
}

package io.openspeak.client.playout;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.openspeak.client.playout.Network.Arrival;
import io.openspeak.client.playout.Network.Weather;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What a listener hears of a speaker, over networks good and bad. */
class JitterBufferTest {

    /** One packet of 20 ms: SILK, wideband. */
    private static final ByteString OPUS = ByteString.copyFrom(new byte[] {0x48, 1, 2});

    private static final int PACKET = Network.PACKET_MS;

    /** Time to be back at the target after the last stall. */
    private static final int RECOVERY_MS = 4_000;

    private final JitterBuffer buffer = new JitterBuffer(PlayoutSettings.DEFAULT);

    @Property(tries = 400)
    void next_anyNetwork_playsInOrderNothingTwiceAndAccountsForEachPacket(
            @ForAll long seed,
            @ForAll @IntRange(max = 120) int jitter,
            @ForAll @IntRange(max = 30) int lossPercent,
            @ForAll @IntRange(max = 20) int doubledPercent,
            @ForAll @IntRange(max = 3) int stalls,
            @ForAll @IntRange(min = 50, max = 1_500) int stallMs,
            @ForAll boolean pauses) {
        Weather weather = new Weather(30, jitter, lossPercent / 100.0, doubledPercent / 100.0, stalls, stallMs);
        Heard heard = play(Network.of(new Random(seed), weather, 500, pauses));

        assertThat(heard.played).isSorted().doesNotHaveDuplicates();
        PlayoutCounters counters = heard.counters;
        assertThat(counters.played()).isEqualTo(heard.played.size());
        long span = heard.first == 0 ? 0 : heard.last - heard.first + 1;
        assertThat(counters.played() + counters.missing() + counters.dropped())
                .as("%s over %s", counters, weather)
                .isEqualTo(span);
        // What was passed over was not there then: it never came, or it came late.
        assertThat(counters.missing()).isEqualTo(heard.neverCame + heard.cameLate);
        assertThat(counters.concealed()).isLessThanOrEqualTo(counters.missing());
        assertThat(counters.late()).isEqualTo(heard.cameLate + heard.cameBeforeTheFirst);
    }

    @Property(tries = 200)
    void next_afterAStall_isBackBelowTheTargetAndOnePacketInTime(
            @ForAll long seed,
            @ForAll @IntRange(max = 60) int jitter,
            @ForAll @IntRange(min = 50, max = 1_500) int stallMs,
            @ForAll boolean pauses) {
        Network network = Network.of(new Random(seed), new Weather(30, jitter, 0.01, 0, 2, stallMs), 700, pauses);
        Heard heard = play(network);

        long from = network.lastStallEnds + RECOVERY_MS;
        assertThat(heard.delays.stream().filter(delay -> delay.at() >= from))
                .as("jitter %d, stall %d, %s", jitter, stallMs, heard.counters)
                .isNotEmpty()
                .allSatisfy(delay -> assertThat((double) delay.behind()).isLessThan(delay.target() + PACKET + 5));
    }

    @Property(tries = 100)
    void next_jitterWithoutLoss_losesNextToNothing(@ForAll long seed, @ForAll @IntRange(max = 40) int jitter) {
        Heard heard = play(Network.of(new Random(seed), new Weather(30, jitter, 0, 0, 0, 0), 1_000, true));

        assertThat(heard.counters.missing())
                .as("jitter %d: %s", jitter, heard.counters)
                .isLessThanOrEqualTo(10);
        assertThat(heard.counters.stretched()).isLessThanOrEqualTo(80); // Most of it at the ends of bursts.
    }

    @Property(tries = 100)
    void next_lossOnly_concealsExactlyWhatIsMissing(@ForAll long seed, @ForAll @IntRange(max = 20) int lossPercent) {
        Heard heard = play(Network.of(new Random(seed), new Weather(30, 0, lossPercent / 100.0, 0, 0, 0), 500, false));

        assertThat(heard.counters.late()).isZero();
        assertThat(heard.counters.missing()).isEqualTo(heard.neverCame);
        // Where more are missing in a row than wait, sound was made up to wait for them, and is not made up again.
        assertThat(heard.counters.concealed()).isLessThanOrEqualTo(heard.neverCame);
        assertThat(heard.counters.concealed() + heard.counters.stretched()).isGreaterThanOrEqualTo(heard.neverCame);
    }

    @Test
    void next_calmNetwork_playsAllAtTheTargetAndShrinksInPauses() {
        Heard heard = play(Network.of(new Random(1), Weather.CALM, 500, true));

        assertThat(heard.counters)
                .returns(500L, PlayoutCounters::played)
                .returns(0L, PlayoutCounters::missing)
                .returns(0L, PlayoutCounters::concealed);
        assertThat(heard.delays.getFirst().behind()).isBetween(50L, 70L);
        assertThat(heard.delays.getLast().behind()).isBetween(20L, 40L);
    }

    @Test
    void next_gapIsTold_isConcealedAtOnce() {
        int played = talkUpTo(10, 0);
        buffer.lost(11, 3);

        assertThat(buffer.next(played)).isInstanceOf(Playout.Conceal.class);
        assertThat(buffer.next(played + 20)).isInstanceOf(Playout.Conceal.class);
        assertThat(buffer.next(played + 40)).isInstanceOf(Playout.Conceal.class);
        assertThat(buffer.next(played + 60)).isInstanceOf(Playout.Stretch.class);
        assertThat(buffer.counters().missing()).isEqualTo(3);
    }

    @Test
    void next_oneIsMissing_offersTheFollowingForItsCopy() {
        int now = talkUpTo(10, 0);
        for (int i = 12; i <= 15; i++) {
            buffer.put(i, i * 20L, 0, OPUS, i * 20L);
        }

        assertThat(buffer.next(now)).isEqualTo(new Playout.Conceal(20, OPUS));
        assertThat(buffer.next(now + 20)).isEqualTo(new Playout.Play(12, OPUS));
    }

    @Test
    void next_speakerStopped_stretchesAMomentAndIsSilent() {
        int now = talkUpTo(10, 0);

        for (int i = 0; i < 5; i++) {
            assertThat(buffer.next(now + i * 20)).isInstanceOf(Playout.Stretch.class);
        }
        assertThat(buffer.next(now + 100)).isInstanceOf(Playout.Silence.class);
        assertThat(buffer.isTalking()).isFalse();
        assertThat(buffer.counters().missing()).isZero();
    }

    @Test
    void next_burstAfterAPause_waitsForTheTargetAnew() {
        int now = talkUpTo(10, 0) + 20; // One stretched, so that the pause is not over before the burst.
        assertThat(buffer.next(now)).isInstanceOf(Playout.Stretch.class);

        buffer.put(11, 1_000, 0, OPUS, 1_000);

        assertThat(buffer.next(1_001)).isInstanceOf(Playout.Silence.class);
        assertThat(buffer.next(1_000 + (long) Math.ceil(buffer.target()))).isEqualTo(new Playout.Play(11, OPUS));
    }

    @Test
    void put_numbersWrapOrBeginAnew_goesOn() {
        for (int i = 0; i < 5; i++) {
            buffer.put(65_531 + i, i * 20L, 0, OPUS, i * 20L);
        }
        for (int i = 5; i < 10; i++) {
            buffer.put(i - 5, i * 20L, 0, OPUS, i * 20L);
        }

        List<Long> played = new ArrayList<>();
        for (int now = 100; played.size() < 10; now += 20) {
            if (buffer.next(now) instanceof Playout.Play(long sequence, var ignored)) {
                played.add(sequence);
            }
        }

        assertThat(played).containsExactly(65_531L, 65_532L, 65_533L, 65_534L, 65_535L, 0L, 1L, 2L, 3L, 4L);
        assertThat(buffer.counters().missing()).isZero();
    }

    @Test
    void put_speakersClockIsSetBack_isNoDelay() {
        int now = talkUpTo(50, 0);
        List<Playout> done = new ArrayList<>();
        for (int i = 51; i <= 150; i++) {
            buffer.put(i, i * 20L - 3_600_000, 0, OPUS, i * 20L);
            done.add(buffer.next(now));
            now += 20;
        }

        assertThat(buffer.counters().dropped()).isZero();
        assertThat(buffer.counters().missing()).isZero();
        assertThat(done).filteredOn(Playout.Play.class::isInstance).hasSizeGreaterThan(90);
    }

    @Test
    void put_nobodyPlays_isBounded() {
        for (int i = 1; i <= 10_000; i++) {
            buffer.put(i, i * 20L, 0, OPUS, i * 20L);
        }

        assertThat(buffer.next(200_000)).isInstanceOf(Playout.Play.class);
        assertThat(buffer.counters().dropped()).isGreaterThan(9_900);
    }

    @Test
    void next_behindAndQuietPackets_throwsThoseAwayFirst() {
        int now = talkUpTo(10, 0);
        for (int i = 11; i <= 25; i++) {
            buffer.put(i, i * 20L, i % 3 == 0 ? 40 : 110, OPUS, now + 200L); // All at once, 200 ms late.
        }

        List<Playout> done = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            done.add(buffer.next(now + 200 + i));
        }

        assertThat(done)
                .filteredOn(Playout.Skip.class::isInstance)
                .hasSize(2)
                .allSatisfy(
                        skip -> assertThat(((Playout.Skip) skip).sequence() % 3).isZero());
    }

    /** Packets 1 to {@code last} on time and played; the moment after. */
    private int talkUpTo(int last, int jitter) {
        int now = 0;
        int arriving = 1;
        for (int done = 0; done < last; now += 20) {
            for (; arriving <= last && arriving * 20 + jitter <= now; arriving++) {
                buffer.put(arriving, arriving * 20L, 0, OPUS, arriving * 20L);
            }
            if (buffer.next(now) instanceof Playout.Play) {
                done++;
            }
        }
        return now;
    }

    private record Delay(long at, long behind, double target) {}

    private static final class Heard {
        final List<Long> played = new ArrayList<>();
        final List<Delay> delays = new ArrayList<>();
        PlayoutCounters counters = new PlayoutCounters(0, 0, 0, 0, 0, 0, 0);
        long first;
        long last;
        long neverCame;
        long cameLate;
        long cameBeforeTheFirst;
    }

    /** Runs a network's arrivals into a buffer, and takes from it every 20 ms of sound. */
    private static Heard play(Network network) {
        JitterBuffer buffer = new JitterBuffer(PlayoutSettings.DEFAULT);
        Heard heard = new Heard();
        Map<Long, Long> captured = new HashMap<>();
        Set<Long> inTime = new HashSet<>();
        Set<Long> out = new HashSet<>();
        Set<Long> late = new HashSet<>();
        int arriving = 0;
        long fastest = Long.MAX_VALUE;
        for (long now = 0; now < network.ends + 4_000; now += PACKET) {
            for (;
                    arriving < network.arrivals.size()
                            && network.arrivals.get(arriving).at() <= now;
                    arriving++) {
                Arrival arrival = network.arrivals.get(arriving);
                long lateBefore = buffer.counters().late();
                buffer.put(arrival.sequence(), arrival.capturedAt(), 0, OPUS, arrival.at());
                if (buffer.counters().late() > lateBefore) {
                    late.add(arrival.sequence());
                } else if (!late.contains(arrival.sequence())) {
                    // A second copy of one that came late is not in time either.
                    inTime.add(arrival.sequence());
                }
                captured.put(arrival.sequence(), arrival.capturedAt());
                fastest = Math.min(fastest, arrival.at() - arrival.capturedAt());
            }
            Playout playout = buffer.next(now);
            while (playout instanceof Playout.Skip(long sequence, var ignored)) {
                out.add(sequence);
                playout = buffer.next(now);
            }
            if (playout instanceof Playout.Play(long sequence, var ignored)) {
                heard.played.add(sequence);
                out.add(sequence);
                long behind = now - captured.getOrDefault(sequence, 0L) - fastest;
                heard.delays.add(new Delay(now, behind, buffer.target()));
            }
        }
        heard.counters = buffer.counters();
        heard.first = inTime.stream().min(Long::compare).orElse(0L);
        heard.last = inTime.stream().max(Long::compare).orElse(0L);
        // Those before the first that was played were never waited for.
        heard.cameBeforeTheFirst =
                late.stream().filter(sequence -> sequence < heard.first).count();
        heard.cameLate = late.size() - heard.cameBeforeTheFirst;
        heard.neverCame = network.sent.stream()
                .filter(sequence -> sequence >= heard.first && sequence <= heard.last)
                .filter(sequence -> !inTime.contains(sequence) && !late.contains(sequence))
                .count();
        return heard;
    }
}
